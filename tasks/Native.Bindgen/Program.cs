using System.Text;
using Native.Bindgen;
using Native.Bindgen.Confinement;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

if (args is [ConfinedProgram.Option, .. var confined])
    return ConfinedProgram.Run(confined);

// A build passes a request file and reads the response from standard output. On the command line, options are used.
if (args is not ["--request", var file])
{
    try
    {
        return BindgenCommand.Run(args);
    }
    catch (NativeException exception)
    {
        BindgenCommand.Report(exception.Diagnostic);
        return 1;
    }
    catch (Exception exception)
    {
        BindgenCommand.Report(InternalFault.Of(exception, args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? ""));
        return 1;
    }
}

var request = BindgenJson.ReadRequest(File.ReadAllText(file))!;
var response = Generator.Answer(request);
using var output = Console.OpenStandardOutput();
output.Write(Encoding.UTF8.GetBytes(BindgenJson.Write(response)));
return 0;
