# Sourced by the scripts beside it: a .venv of a Python that is new enough.
if [ ! -x .venv/bin/python ]; then
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$python" -m venv .venv
            break
        fi
    done
fi
if [ ! -x .venv/bin/python ]; then
    echo "Python 3.11 or newer is needed, with its venv module" >&2
    exit 1
fi
