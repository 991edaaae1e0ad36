#!/usr/bin/env bash
# Runs all benchmarks, or the one that the argument names.
set -euo pipefail

exec dotnet run -c Release --project "${NATIVE_SDK_ROOT:?run this through build.sh}/bench" -- "$@"
