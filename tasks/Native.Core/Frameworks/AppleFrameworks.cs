namespace Native.Core.Frameworks;

/// <summary>
/// Contains what is known about the frameworks of macOS without Apple's SDK: the names that their symbols begin with, and which frameworks also export the
/// symbols of others. https://developer.apple.com/documentation/technologies
/// </summary>
public static class AppleFrameworks
{
    /// <summary>The name of the Objective-C runtime, which is a library and not a framework.</summary>
    public const string ObjectiveC = "objc";

    // A prefix that does not end with an underscore is followed by an uppercase letter or a digit. The longest prefix applies.
    private static readonly Dictionary<string, string> s_owners = Owners(
        ("CoreFoundation", "CF"),
        ("CFNetwork", "CFHTTP CFHost CFFTP CFNetService CFNetwork CFNetDiagnostic CFProxy CFStreamCreatePairWithSocketToCFHost CFReadStreamCreateForHTTPRequest CFStreamPropertySSL "
            + "CFStreamPropertyHTTP CFStreamPropertyProxy CFStreamSSL CFErrorDomainCFNetwork CFURLErrorFailing"),
        ("Security", "Sec SSL Authorization CMSDecoder CMSEncoder CSSM_ cssm sec_"),
        ("Foundation", "NS"),
        ("AppKit", "NSApp NSApplication NSWindow NSView NSColor NSMenu NSEvent NSImage NSButton NSScreen NSFont NSTextField NSTextView NSAlert NSPanel NSOpenPanel NSSavePanel "
            + "NSPasteboard NSWorkspace NSStatusBar NSStatusItem NSCursor NSBezierPath NSGraphicsContext NSResponder NSControl NSCell NSTableView NSOutlineView NSScrollView NSBeep "
            + "NSRectFill NSOpenGL NSDocumentController NSToolbar NSTabView NSSlider NSProgressIndicator NSComboBox NSPopUpButton NSSplitView NSStackView NSBox NSTrackingArea "
            + "NSRunningApplication NSSound NSPrint NSAppearance NSBitmapImageRep NSPopover NSCollectionView NSVisualEffectView NSAccessibility"),
        ("CoreData", "NSManagedObject NSPersistent NSFetchRequest NSFetchedResults NSEntityDescription NSAttributeDescription NSRelationshipDescription"),
        ("CoreGraphics", "CG"), ("ImageIO", "CGImageSource CGImageDestination CGImageProperty CGImageMetadata CGImageAnimation"), ("OpenGL", "CGL gl glu"), ("CoreText", "CT"),
        ("ColorSync", "ColorSync"), ("IOKit", "IO"), ("IOSurface", "IOSurface"), ("SystemConfiguration", "SC"), ("DiskArbitration", "DA"),
        ("CoreServices", "FSEvent LS UT MD AE FS Gestalt SK DCS CS"), ("ApplicationServices", "AX PM"), ("Carbon", "TIS UCKeyTranslate TSM HI RegisterEventHotKey UnregisterEventHotKey"),
        ("CoreAudio", "AudioObject AudioDevice AudioHardware AudioGet AudioConvert"),
        ("AudioToolbox", "Audio AudioUnit AudioComponent AudioQueue AudioFile AudioConverter AudioFormat AudioServices ExtAudioFile AU AUGraph MusicPlayer MusicSequence"),
        ("CoreMIDI", "MIDI"), ("CoreMedia", "CM"), ("CoreVideo", "CV"), ("VideoToolbox", "VT"), ("AVFoundation", "AV"), ("QuartzCore", "CA"), ("CoreImage", "CI"),
        ("Metal", "MTL"), ("MetalKit", "MTK"), ("OpenCL", "cl"), ("OpenAL", "al alc"), ("Accelerate", "vDSP_ vImage vImage_ cblas_ catlas_ BNNS"), ("JavaScriptCore", "JS"), ("WebKit", "WK"),
        ("CoreLocation", "CL"), ("CoreBluetooth", "CB"), ("UserNotifications", "UN"), ("LocalAuthentication", "LA"), ("OpenDirectory", "OD"), ("GSS", "gss_ GSS"), ("Network", "nw_"),
        ("GameController", "GC"), ("CoreML", "ML"), ("Vision", "VN"), ("CryptoTokenKit", "TK"), ("ServiceManagement", "SM"), ("ForceFeedback", "FF"), ("CoreWLAN", "CW"),
        (ObjectiveC, "objc_ OBJC_ NSObject Protocol sel_registerName sel_getName sel_getUid sel_isEqual class_addIvar class_addMethod class_addProperty class_addProtocol "
            + "class_conformsToProtocol class_copyIvarList class_copyMethodList class_copyPropertyList class_createInstance class_getClassMethod class_getInstanceMethod "
            + "class_getInstanceSize class_getInstanceVariable class_getMethodImplementation class_getName class_getProperty class_getSuperclass class_isMetaClass "
            + "class_replaceMethod class_respondsToSelector object_dispose object_getClass object_getClassName object_getInstanceVariable object_getIvar object_isClass object_setClass "
            + "object_setInstanceVariable object_setIvar method_exchangeImplementations method_getImplementation method_getName method_getNumberOfArguments method_getTypeEncoding "
            + "method_setImplementation protocol_getName protocol_isEqual ivar_getName ivar_getOffset ivar_getTypeEncoding property_getAttributes property_getName "
            + "imp_implementationWithBlock imp_removeBlock"));

    private static readonly string[] s_applicationServices = ["ApplicationServices", "AppKit", "Cocoa"];

    // A symbol of the framework on the left is also found in those on the right, which export it again (LC_REEXPORT_DYLIB).
    private static readonly Dictionary<string, string[]> s_exporters = new(StringComparer.Ordinal)
    {
        ["CoreFoundation"] = ["Foundation", "AppKit", "Cocoa"],
        ["AppKit"] = ["Cocoa"],
        ["CoreData"] = ["Cocoa"],
        ["CFNetwork"] = ["CoreServices"],
        ["CoreGraphics"] = s_applicationServices,
        ["CoreText"] = s_applicationServices,
        ["ImageIO"] = s_applicationServices,
        ["ColorSync"] = s_applicationServices,
    };

    private static readonly string[] s_classes = ["OBJC_CLASS_$_", "OBJC_METACLASS_$_", "OBJC_EHTYPE_$_", "OBJC_IVAR_$_"];

    /// <summary>All known frameworks.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_owners.Values.Where(name => name != ObjectiveC).Append("Cocoa").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Returns the path that the loader of macOS opens. A framework other than Apple's has the version A, as Xcode creates it.</summary>
    public static string InstallName(string framework) => framework == ObjectiveC
        ? "/usr/lib/libobjc.A.dylib"
        : $"/System/Library/Frameworks/{framework}.framework/Versions/{(framework is "Foundation" or "AppKit" ? "C" : "A")}/{framework}";

    /// <summary>Returns the framework that a symbol of a Mach-O file (<c>_CFRelease</c>) belongs to; null for an unknown symbol.</summary>
    public static string? OwnerOf(string symbol)
    {
        var name = PlainName(symbol).TrimStart('_');
        // Constants: kCFBooleanTrue.
        return Owner(name) ?? (name is ['k', >= 'A' and <= 'Z', ..] ? Owner(name[1..]) : null);
    }

    /// <summary>
    /// Returns the frameworks that export a symbol, in the order in which a link uses them. Foundation and AppKit share a prefix, and AppKit exports all of Foundation, so
    /// AppKit and Cocoa precede Foundation.
    /// </summary>
    public static IReadOnlyList<string> ExportersOf(string symbol) => OwnerOf(symbol) switch
    {
        null => [],
        "Foundation" => ["AppKit", "Cocoa", "Foundation"],
        var owner => [owner, .. s_exporters.GetValueOrDefault(owner, [])],
    };

    /// <summary>Returns the name of a symbol in C, or the name of the class in Objective-C.</summary>
    public static string PlainName(string symbol)
    {
        var name = symbol.StartsWith('_') ? symbol[1..] : symbol;
        return s_classes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is { } kind ? name[kind.Length..] : name;
    }

    private static string? Owner(string name)
    {
        for (var length = name.Length; length > 1; length--)
        {
            if (s_owners.TryGetValue(name[..length], out var owner) && (length == name.Length || name[length - 1] == '_' || char.IsAsciiLetterUpper(name[length]) || char.IsAsciiDigit(name[length])))
                return owner;
        }

        return null;
    }

    private static Dictionary<string, string> Owners(params (string Framework, string Prefixes)[] rows) =>
        rows.SelectMany(row => row.Prefixes.Split(' ').Select(prefix => (prefix, row.Framework))).ToDictionary(entry => entry.prefix, entry => entry.Framework, StringComparer.Ordinal);
}
