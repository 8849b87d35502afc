using System;
using System.Collections.Generic;
using SoftmaxGen.Demo;
using SoftmaxGen.Demo.Agent;
using SoftmaxGen.Demo.Rendering;
using Spectre.Console;

if (args is [AgentOptions.Command, .. string[] agentArguments])
{
    return AgentCommand.Run(agentArguments);
}

if (!DemoOptions.TryParse(args, out DemoOptions? options, out string? error))
{
    Console.Error.WriteLine(error);
    return 2;
}

if (options.Help)
{
    Console.WriteLine($"{DemoOptions.Usage}\n\n{Digits.Attribution}");
    return 0;
}

IAnsiConsole console = Terminal.Open();
(DigitSet training, DigitSet unseen) = Digits.Load();
RandomSource random = new(options.Seed);
Network network = new(random);
Trainer trainer = new(network, training, random);

console.Heading($"Training on {training.Count} handwritten digits: cross-entropy loss, logarithmic");
IReadOnlyList<float> losses = TrainingView.Show(console, trainer.Losses(options.Epochs), options.Epochs);

Evaluation evaluation = new(network, unseen);
Summary.Show(console, evaluation, losses[^1]);
ConfusionMatrix.Show(console, evaluation);
DigitGallery.Show(console, evaluation);
if (options.Timing)
{
    TimingTable.Show(console, evaluation);
}

console.Heading("Data");
console.WriteLine(Digits.Attribution);
return 0;
