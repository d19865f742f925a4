namespace ProcGan.Trainer.Training.Presets;

/// <summary>Chooses a run's settings from the data's size, the time and the device, and says why.</summary>
static class Preset
{
    public const string None = "none", Fast = "fast", Balanced = "balanced", Quality = "quality";
    public static readonly string[] Names = [Fast, Balanced, Quality, None];

    /// <param name="plain">The family's defaults.</param>
    /// <param name="asked">Puts what was asked for by name over other options; that always stands above a preset.</param>
    /// <param name="facts">Data and machine.</param>
    /// <returns>All options, with the reasons for those that the preset decided.</returns>
    public static TrainingOptions Choose(TrainingOptions plain, Func<TrainingOptions, TrainingOptions> asked, PresetFacts facts)
    {
        TrainingOptions chosen = plain, final = asked(plain);
        if (final.Preset == None)
            return final;
        var reasons = new Dictionary<string, string>();
        foreach (var rule in PresetRules.All)
        {
            if (rule(final, facts) is not { } choice)
                continue;
            chosen = choice.Set(chosen);
            final = asked(chosen);
            reasons[choice.Option] = choice.Why;
        }
        var (values, preset) = (OptionChanges.Values(final), OptionChanges.Values(chosen));
        return final with { Why = reasons.Where(reason => values[reason.Key] == preset[reason.Key]).ToDictionary() };
    }

    /// <summary>What was chosen and why, a line each.</summary>
    public static IEnumerable<string> Told(TrainingOptions options, PresetFacts facts)
    {
        if (options.Preset == None)
            return [];
        var values = OptionChanges.Values(options);
        return [$"preset {options.Preset}, for {facts.Told(options)}:",
                .. options.Why.Select(reason => $"  {reason.Key} {values[reason.Key]}: {reason.Value}")];
    }
}

/// <summary>What a rule chose.</summary>
/// <param name="Option">Its name as a person reads it.</param>
/// <param name="Why">The reason, to stand behind the value.</param>
/// <param name="Set">Puts it into options.</param>
sealed record Choice(string Option, string Why, Func<TrainingOptions, TrainingOptions> Set);
