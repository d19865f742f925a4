namespace ProcGan.Trainer.Export;

/// <summary>A model could not be exported; the message is one line that says why and what to do.</summary>
internal sealed class ExportException(string message, Exception? inner = null) : Exception(message, inner);
