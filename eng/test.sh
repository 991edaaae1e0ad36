#!/usr/bin/env bash
# Checks the format, runs the test projects of all lanes or of one, and adds up the results in their result files.
# Fails if a test fails or is skipped without a reason, if a project writes no results, or if no test runs.
#
#   core      every test project that is not in another lane, and the format
#   corpora   every RID, large inputs compared with C compilers, and programs for arm64 and Windows
#   packages  NativeAOT programs and packages, as users publish and install them
#   windows   the tests of the first two layers, and projects that the .NET SDK for Windows builds, under wine
set -euo pipefail

cd "${NATIVE_SDK_ROOT:?run this through build.sh}"
results=$NATIVE_SDK_ROOT/artifacts/test-results
problems=()

lane=all
case ${1:-} in
    core|corpora|packages|windows) lane=$1; shift ;;
esac

lane_of() {
    case $1 in
        Corpora.Tests)  echo corpora ;;
        Packages.Tests) echo packages ;;
        Windows.Tests)  echo windows ;;
        *)              echo core ;;
    esac
}

# Prints the totals of result files: "passed failed skipped unexplained". Their notExecuted counter is always zero,
# so the number of skipped tests is total minus executed.
count() {
    [ $# -gt 0 ] || { echo 0 0 0 0; return; }
    awk '
        BEGIN { RS = "<" }
        function attribute(name) {
            return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
        }
        /^UnitTestResult / { skipped = attribute("outcome") == "NotExecuted"; unexplained += skipped }
        skipped && /^Message>[[:space:]]*[^[:space:]]/ { skipped = 0; unexplained-- }
        /^Counters / { total += attribute("total"); executed += attribute("executed"); passed += attribute("passed") }
        END { print passed + 0, executed - passed, total - executed, unexplained + 0 }
    ' "$@"
}

rm -rf "$results"
mkdir -p "$results"
shopt -s nullglob

if [ "$lane" = core ] || [ "$lane" = all ]; then
    dotnet format whitespace NativeSdk.sln --verify-no-changes --no-restore ||
        problems+=('the format check failed: to fix it, run dotnet format whitespace NativeSdk.sln')
fi

for project in tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    [ "$lane" = all ] || [ "$lane" = "$(lane_of "$name")" ] || continue
    code=0
    started=$SECONDS
    dotnet test "$project" -c Release --no-build -v:q --nologo --logger "console;verbosity=minimal" \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" || code=$?
    printf 'test: %s took %d s\n' "$name" $((SECONDS - started))
    if [ ! -f "$results/$name.trx" ]; then
        problems+=("$name left no results and ended with exit code $code")
        continue
    fi
    read -r _ failed _ <<< "$(count "$results/$name.trx")"
    [ $code -eq 0 ] || [ "$failed" -gt 0 ] || problems+=("$name ended with exit code $code and no failed test")
done

read -r passed failed skipped unexplained <<< "$(count "$results"/*.trx)"
failed=$((failed + unexplained))
skipped=$((skipped - unexplained))
[ "$unexplained" -eq 0 ] || problems+=("$unexplained skipped without a reason, counted as failed")
[ $((passed + failed)) -gt 0 ] || problems+=('no test ran')

for problem in "${problems[@]}"; do printf 'test: %s\n' "$problem"; done
printf '%d passed, %d failed' "$passed" "$failed"
if [ "$skipped" -gt 0 ]; then printf ', %d skipped' "$skipped"; fi
printf '\n'
[ "$failed" -eq 0 ] && [ ${#problems[@]} -eq 0 ]
