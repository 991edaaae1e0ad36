using Native.Bindgen;
using Native.Core.Diagnostics;
using Native.Tool;

const string usage = """
    usage: dotnet native COMMAND

      wrap SOURCE       make a project, a package for every RID and tests from a C library
      bindings HEADER   generate C# from a header, as native-bindgen does

    dotnet native COMMAND --help lists the options of a command.

    """;

try
{
    switch (args)
    {
        case ["wrap", .. var rest]:
            return WrapCommand.Run(rest);
        case ["bindings", .. var rest]:
            return BindgenCommand.Run(rest);
        case ["--help" or "-h" or "-?"]:
            Console.Out.Write(usage);
            return 0;
        case ["--version"]:
            Console.Out.WriteLine(WrapCommand.SdkVersion);
            return 0;
        case []:
            Console.Error.Write(usage);
            return 2;
        default:
            throw new NativeException(Diagnostic.Error("NSDK7001",
                $"'{args[0]}' is not a command. Expected wrap or bindings; dotnet native --help explains them.{NearNames.Hint(args[0], ["wrap", "bindings", "--help", "--version"])}"));
    }
}
catch (NativeException exception)
{
    BindgenCommand.Report(exception.Diagnostic);
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("canceled; nothing was created");
    return 130;
}
catch (Exception exception) when (FileFault.Is(exception))
{
    BindgenCommand.Report(FileFault.Of(exception));
    return 1;
}
