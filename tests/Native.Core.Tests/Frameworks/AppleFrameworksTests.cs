using Native.Core.Frameworks;

namespace Native.Core.Tests.Frameworks;

public sealed class AppleFrameworksTests
{
    [Theory]
    [InlineData("_CFRelease", "CoreFoundation")]
    [InlineData("_kCFBooleanTrue", "CoreFoundation")]
    [InlineData("___CFConstantStringClassReference", "CoreFoundation")]
    [InlineData("_CFHTTPMessageCreateRequest", "CFNetwork")]
    [InlineData("_SecRandomCopyBytes", "Security")]
    [InlineData("_kSecClass", "Security")]
    [InlineData("_CMSDecoderCreate", "Security")]
    [InlineData("_CMSampleBufferGetFormatDescription", "CoreMedia")]
    [InlineData("_CGContextFillRect", "CoreGraphics")]
    [InlineData("_CGImageSourceCreateWithURL", "ImageIO")]
    [InlineData("_CGLFlushDrawable", "OpenGL")]
    [InlineData("_IOServiceMatching", "IOKit")]
    [InlineData("_kIOMasterPortDefault", "IOKit")]
    [InlineData("_IOSurfaceCreate", "IOSurface")]
    [InlineData("_AudioObjectGetPropertyData", "CoreAudio")]
    [InlineData("_AudioUnitInitialize", "AudioToolbox")]
    [InlineData("_vDSP_vadd", "Accelerate")]
    [InlineData("_NSLog", "Foundation")]
    [InlineData("_NSApp", "AppKit")]
    [InlineData("_OBJC_CLASS_$_NSString", "Foundation")]
    [InlineData("_OBJC_METACLASS_$_NSWindowController", "AppKit")]
    [InlineData("_OBJC_CLASS_$_NSManagedObject", "CoreData")]
    [InlineData("_OBJC_CLASS_$_NSObject", "objc")]
    [InlineData("_objc_msgSend", "objc")]
    [InlineData("__objc_empty_cache", "objc")]
    [InlineData("_sel_registerName", "objc")]
    [InlineData("_OBJC_EHTYPE_$_NSException", "Foundation")]
    public void A_prefix_determines_the_framework(string symbol, string framework) => Assert.Equal(framework, AppleFrameworks.OwnerOf(symbol));

    // A function of the project that happens to start with the same letters must not be linked from a framework.
    [Theory]
    [InlineData("_CFoo")]
    [InlineData("_cfRelease")]
    [InlineData("_Section")]
    [InlineData("_Security_init")]
    [InlineData("_IOwe")]
    [InlineData("_SSL_connect")]
    [InlineData("_glob_all")]
    [InlineData("_alloc")]
    [InlineData("_class_of")]
    [InlineData("_key")]
    [InlineData("_kCf")]
    [InlineData("__ZN2CF3fooEv")]
    [InlineData("_")]
    [InlineData("")]
    public void Another_name_has_no_framework(string symbol)
    {
        Assert.Null(AppleFrameworks.OwnerOf(symbol));
        Assert.Empty(AppleFrameworks.ExportersOf(symbol));
    }

    [Fact]
    public void Umbrella_frameworks_follow_the_owner_of_a_symbol()
    {
        Assert.Equal(["CoreFoundation", "Foundation", "AppKit", "Cocoa"], AppleFrameworks.ExportersOf("_CFRelease"));
        Assert.Equal(["AppKit", "Cocoa", "Foundation"], AppleFrameworks.ExportersOf("_NSLog"));
        Assert.Equal(["AppKit", "Cocoa"], AppleFrameworks.ExportersOf("_NSApp"));
        Assert.Equal(["ImageIO", "ApplicationServices", "AppKit", "Cocoa"], AppleFrameworks.ExportersOf("_kCGImageSourceShouldCache"));
        Assert.Equal(["Security"], AppleFrameworks.ExportersOf("_SecRandomCopyBytes"));
    }

    [Theory]
    [InlineData("Security", "/System/Library/Frameworks/Security.framework/Versions/A/Security")]
    [InlineData("Foundation", "/System/Library/Frameworks/Foundation.framework/Versions/C/Foundation")]
    [InlineData("AppKit", "/System/Library/Frameworks/AppKit.framework/Versions/C/AppKit")]
    [InlineData("objc", "/usr/lib/libobjc.A.dylib")]
    public void The_install_name_is_the_one_of_macOS(string framework, string path) => Assert.Equal(path, AppleFrameworks.InstallName(framework));
}
