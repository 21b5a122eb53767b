#!/bin/sh
# Builds Conclave and opens its window. Arguments go to the program.
#
#   packaging/run.sh                     the window
#   packaging/run.sh --guide             the window, with the built-in Guide council
#   packaging/run.sh ask "A question"    on the terminal
#
# Where there is no display, the question (or a sample) is asked on the terminal.
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh

# shellcheck disable=SC2086 # lists of words
{
    install_packages "to build" $build_packages
    install_packages "to run" $runtime_packages $window_packages
}

# Standard output belongs to the program.
cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release >&2
conclave=build/release/app/conclave

for word in "$@"; do
    [ "$word" != ask ] || exec "$conclave" "$@"
done
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    exec "$conclave" "$@"
fi
echo "There is no display here, so the question is asked on the terminal." >&2
case "$*" in
"" | --guide) exec "$conclave" ask "$@" "How do I connect a model of my own?" ;;
*.json) echo "A session needs a display to be opened." >&2; exit 1 ;;
*) exec "$conclave" ask "$@" ;;
esac
