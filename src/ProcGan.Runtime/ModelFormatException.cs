namespace ProcGan.Runtime;

/// <summary>A model file that cannot be used; the message is one line: the file, what was found, what was expected, what to do.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Takes the whole line.</summary>
    public ModelFormatException(string message, Exception? innerException = null) : base(message, innerException) { }
}
