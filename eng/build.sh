#!/usr/bin/env bash
# Builds the solution.
set -euo pipefail

exec dotnet build "${NATIVE_SDK_ROOT:?run this through build.sh}/NativeSdk.sln" -c Release -v:q --nologo "-clp:WarningsOnly;ErrorsOnly;NoSummary"
