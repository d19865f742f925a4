using ProcGan.Viewer.Files;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Takeaway;

namespace ProcGan.Viewer.Panel;

/// <summary>What the panel reports and changes, beside the state that it edits.</summary>
sealed class PanelStatus
{
    /// <summary>Whose picture is on screen.</summary>
    public TextureResult? Shown { get; set; }

    /// <summary>The last answer for the model that is open: facts and errors.</summary>
    public TextureResult? Answered { get; set; }

    /// <summary>Under the mouse; null where it is elsewhere.</summary>
    public Texel? Texel { get; set; }

    /// <summary>Something is being made.</summary>
    public bool Busy { get; set; }

    /// <summary>Something went wrong that has nothing to do with the texture; null = nothing.</summary>
    public string? Problem { get; set; }

    /// <summary>Why the 3D view is not what was asked for; null = it is.</summary>
    public string? SceneProblem { get; set; }

    /// <summary>Something was done; null = nothing to say.</summary>
    public string? Message { get; set; }

    /// <summary>The field for a path is to be typed in.</summary>
    public bool WantsPath { get; set; }

    /// <summary>A path that was typed; null = none.</summary>
    public string? Path { get; set; }

    public required ViewerSettings Settings { get; set; }
    public required StateHistory History { get; init; }
    public required Swatches Swatches { get; init; }
    public required Exporter Exporter { get; init; }
    public required PictureSearch Search { get; init; }
    public required IViewerWindow Window { get; init; }
    public required TextureWorker Worker { get; init; }

    public ModelFacts? Facts => Answered?.Facts;
}
