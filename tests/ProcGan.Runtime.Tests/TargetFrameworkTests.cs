using System.Reflection;
using System.Runtime.Versioning;

namespace ProcGan.Runtime.Tests;

/// <summary>That each of the two test projects tests the build that it says.</summary>
public sealed class TargetFrameworkTests
{
#if NETSTANDARD_BUILD
    const string Expected = ".NETStandard,Version=v2.1";
#else
    const string Expected = ".NETCoreApp,Version=v10.0";
#endif

    [Test]
    public void Library_IsTheBuildUnderTest() => Assert.That(
        typeof(TextureGenerator).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName, Is.EqualTo(Expected));
}
