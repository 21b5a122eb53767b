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

cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release
conclave=build/release/app/conclave

if [ "${1:-}" = ask ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ -n "${QT_QPA_PLATFORM:-}" ]; then
    exec "$conclave" "$@"
fi
echo "There is no display here, so the question is asked on the terminal."
case "${1:-}" in
"") exec "$conclave" ask "How do I connect a model of my own?" ;;
-*) exec "$conclave" ask "$@" "How do I connect a model of my own?" ;;
*) exec "$conclave" ask "$@" ;;
esac
