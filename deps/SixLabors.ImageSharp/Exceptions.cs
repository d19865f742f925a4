namespace SixLabors.ImageSharp;

public class ImageFormatException : Exception
{
    internal ImageFormatException(string errorMessage) : base(errorMessage) { }
    internal ImageFormatException(string errorMessage, Exception innerException) : base(errorMessage, innerException) { }
}

public sealed class UnknownImageFormatException : ImageFormatException
{
    public UnknownImageFormatException(string errorMessage) : base(errorMessage) { }
}

public sealed class InvalidImageContentException : ImageFormatException
{
    public InvalidImageContentException(string errorMessage) : base(errorMessage) { }
    public InvalidImageContentException(string errorMessage, Exception innerException) : base(errorMessage, innerException) { }
}

public sealed class ImageProcessingException : Exception
{
    public ImageProcessingException() { }
    public ImageProcessingException(string errorMessage) : base(errorMessage) { }
    public ImageProcessingException(string errorMessage, Exception innerException) : base(errorMessage, innerException) { }
}
