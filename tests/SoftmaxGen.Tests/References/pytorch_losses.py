"""Writes pytorch_losses.json: losses and gradients with options, by PyTorch's automatic differentiation in double.

Run it anywhere with PyTorch (Debian: apt install python3-torch):  python3 pytorch_losses.py > pytorch_losses.json
"""
import itertools
import json

import torch
import torch.nn.functional as F

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
CASES = []

for rows, classes in ((1, 3), (6, 5), (17, 4), (2, 20)):
    # Three places after the binary point: the same numbers in float and in double.
    logits = (torch.randn(rows, classes) * 3 * 8).round() / 8
    labels = torch.randint(0, classes, (rows,))
    soft = torch.softmax(torch.randn(rows, classes), dim=1)
    weights = torch.rand(classes) + 0.25
    for weighted, smoothing, ignoring, z_loss, temperature, reduction in itertools.product(
            (False, True), (0.0, 0.1), (False, True), (0.0, 1e-2), (1.0, 0.5), ("mean", "sum")):
        for targets in (labels, soft):
            is_soft = targets.dtype == torch.float64
            if is_soft and ignoring:
                continue
            if ignoring and rows > 1:
                targets = targets.clone()
                targets[::3] = -100
            z = logits.clone().requires_grad_()
            scaled = z / temperature
            loss = F.cross_entropy(
                scaled, targets, weight=weights if weighted else None, label_smoothing=smoothing, reduction="sum")
            kept = torch.ones(rows) if is_soft else (targets != -100).double()
            loss = loss + (z_loss * torch.logsumexp(scaled, dim=1) ** 2 * kept).sum()
            if reduction == "mean":
                share = kept
                if weighted and not is_soft:
                    share = kept * weights[targets.clamp(min=0)]
                loss = loss / share.sum()
            loss.backward()
            CASES.append({
                "ClassCount": classes,
                "ClassWeights": weights.tolist() if weighted else [],
                "LabelSmoothing": smoothing,
                "IgnoreIndex": -100 if ignoring else None,
                "ZLoss": z_loss,
                "Temperature": temperature,
                "Reduction": reduction.capitalize(),
                "Logits": logits.flatten().tolist(),
                "Labels": [] if is_soft else targets.tolist(),
                "SoftTargets": soft.flatten().tolist() if is_soft else [],
                "Loss": loss.item(),
                "Gradient": z.grad.flatten().tolist(),
            })

print("[\n" + ",\n".join(json.dumps(case) for case in CASES) + "\n]")
