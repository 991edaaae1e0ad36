#!/usr/bin/env bash
# Runs the benchmarks, or the one that is named.
set -euo pipefail

exec dotnet run -c Release --project "${NATIVE_SDK_ROOT:?run this through build.sh}/bench" -- "$@"
