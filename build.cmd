@echo off
rem The verbs of build.sh that Windows supports: zig and cmake must be on the PATH.
setlocal
cd /d "%~dp0"

set "verb=%~1"
set "rest="
for /f "tokens=1*" %%a in ("%*") do set rest=%%b
if not defined NATIVE_SDK_TOOLS set "NATIVE_SDK_TOOLS=%CD%\artifacts\tools"
set "NATIVE_SDK_ROOT=%CD%"
set "NATIVE_SDK_SOURCES=%CD%\artifacts\sources"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set MSBUILDDISABLENODEREUSE=1
set MSBUILDTERMINALLOGGER=off
for %%v in (setup build test pack sample bench) do if /i "%verb%"=="%%v" goto %%v

echo usage: build.cmd VERB
echo.
echo   setup                     check that zig and cmake are on the PATH
echo   build                     build the solution
echo   test [dotnet test args]   check the format, run every test project, print the totals
echo   pack                      pack the SDK into artifacts\packages
echo   sample NAME [args]        run a sample from the packed SDK; args go to dotnet run
echo   bench [NAME]              run all benchmarks, or one
exit /b 2

:setup
set "missing="
for %%c in (zig cmake) do where %%c >nul 2>nul || call set "missing=%%missing%% %%c"
if not defined missing exit /b 0
echo setup: not on the PATH:%missing%. Install zig 0.14 and cmake 3.20 or later, and add their directories to the PATH. 1>&2
exit /b 1

:build
call :setup || exit /b 1
dotnet build NativeSdk.sln -c Release -v:q --nologo
exit /b %errorlevel%

:pack
call :setup || exit /b 1
dotnet pack sdk\Native.Sdk.csproj -c Release -o artifacts\packages -v:q --nologo || exit /b 1
if exist artifacts\nuget\native.sdk rmdir /s /q artifacts\nuget\native.sdk
exit /b 0

:bench
call :pack || exit /b 1
dotnet run -c Release --project bench -- %rest%
exit /b %errorlevel%

:sample
set "name="
set "arguments="
for /f "tokens=1*" %%a in ("%rest%") do set "name=%%a"& set arguments=%%b
if defined name if exist "samples\%name%\" goto known_sample
echo usage: build.cmd sample NAME [args]
dir /b /ad samples
exit /b 2

:known_sample
call :pack || exit /b 1
if not exist artifacts\nuget mkdir artifacts\nuget
robocopy "samples\%name%" "artifacts\samples\%name%" /MIR /XD bin obj >nul
if errorlevel 8 exit /b 1
call :stand_in
set "NUGET_PACKAGES=%CD%\artifacts\nuget"
cd "artifacts\samples\%name%"
if exist App\ (dotnet run --project App %arguments%) else dotnet run %arguments%
exit /b %errorlevel%

rem Files that replace those in a user's parent directory.
:stand_in
pushd artifacts\samples
for /f "tokens=3 delims=<>" %%v in ('findstr "<Version>" ..\..\Directory.Build.props') do set "version=%%v"
>global.json echo { "msbuild-sdks": { "Native.Sdk": "%version%" } }
for %%f in (Directory.Build.props Directory.Build.targets Directory.Packages.props) do (
    if not exist %%f >%%f echo ^<Project /^>
)
>NuGet.config echo ^<configuration^>^<packageSources^>
>>NuGet.config echo ^<add key="native-sdk-local" value="..\packages" /^>
>>NuGet.config echo ^</packageSources^>^</configuration^>
popd
exit /b 0

:test
call :pack || exit /b 1
call :build || exit /b 1
set "problem=0"
if exist artifacts\test-results rmdir /s /q artifacts\test-results
mkdir artifacts\test-results
dotnet format whitespace NativeSdk.sln --verify-no-changes --no-restore || set "problem=1"
rem Windows.Tests runs on Linux, under wine.
for /d %%d in (tests\*.Tests) do if /i not "%%~nxd"=="Windows.Tests" call :test_project %%~nxd
rem Adds up the results in the result files; a test that is skipped without a reason counts as failed.
powershell -NoProfile -Command "$passed = 0; $failed = 0; $skipped = 0;" ^
    "foreach ($file in Get-ChildItem artifacts\test-results\*.trx) {" ^
    "  $run = New-Object Xml; $run.Load($file.FullName);" ^
    "  foreach ($test in $run.GetElementsByTagName('UnitTestResult')) {" ^
    "    $reason = $test.GetElementsByTagName('Message') | ForEach-Object { $_.InnerText.Trim() };" ^
    "    if ($test.outcome -eq 'Passed') { $passed++ }" ^
    "    elseif ($test.outcome -eq 'NotExecuted' -and $reason) { $skipped++ }" ^
    "    else { $failed++ } } };" ^
    "$tail = ''; if ($skipped) { $tail = ', ' + $skipped + ' skipped' };" ^
    "[string]$passed + ' passed, ' + $failed + ' failed' + $tail;" ^
    "exit [int]($failed -gt 0 -or $passed -eq 0)" || set "problem=1"
exit /b %problem%

:test_project
dotnet test tests\%1 -c Release -v:q --nologo --logger "console;verbosity=minimal" ^
    --logger "trx;LogFileName=%1.trx" --results-directory artifacts\test-results %rest% || set "problem=1"
if not exist artifacts\test-results\%1.trx echo test: %1 left no results& set "problem=1"
exit /b 0
