#!/usr/bin/env bash
# Checks the format, runs every test project and adds up what their result files say.
# Fails when a test failed or was skipped without a reason, a project left no results, or nothing ran.
set -euo pipefail

cd "${NATIVE_SDK_ROOT:?run this through build.sh}"
results=$NATIVE_SDK_ROOT/artifacts/test-results
problems=()

# Prints "passed failed skipped unexplained" over result files. Their notExecuted counter is always zero:
# the tests that were skipped are those in total and not in executed.
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

dotnet format whitespace NativeSdk.sln --verify-no-changes --no-restore ||
    problems+=('the format check failed: dotnet format whitespace NativeSdk.sln mends it')

for project in tests/*/*.Tests.csproj; do
    name=$(basename "$project" .csproj)
    code=0
    dotnet test "$project" -c Release -v:q --nologo --logger "console;verbosity=minimal" \
        --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" || code=$?
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
