# shellcheck shell=bash disable=SC2154
# Stage rock of spec/run: makes the files of a release, installs them and tries them without the checkout.

stage_rock() {
  local server=$PWD/build/rock/release version lua
  version=$(lua5.4 -e 'io.write((dofile "lua/partnercenter/version.lua"))')
  rm -rf build/rock
  mkdir -p build/rock/objects
  outside=$(mktemp -d /tmp/partnercenter-rock.XXXXXX) # gone at the end
  local -x LUAROCKS_CONFIG="$outside/config.lua" KEPT_OBJECTS="$PWD/build/rock/objects"
  say 'rocks_provided = { ["lua-cjson"] = "2.1.0-1", argparse = "0.7.1-1" }' >"$LUAROCKS_CONFIG"
  cp spec/smoke.lua "$outside"
  hide_checkout

  committed "$outside/checkout"
  made_54 || return # the library makes the help
  LUA_CPATH="$PWD/build/?.so;;" try release rockspec/release "$outside/checkout" --candidate --output "$server" https://partnercenter.example/partnercenter || return
  try manifest luarocks-admin "$PWD" make-manifest "$server"

  local -A headers=()
  local luas=()
  for lua in lua5.4 lua5.1 luajit lua5.2 lua5.3; do
    if have $lua && headers[$lua]=$(lua_headers "$(header_mark $lua)"); then luas+=($lua); else say "   $lua: not here"; fi
  done
  for lua in make "${luas[@]}" plugin; do
    case $lua in
    make) rock lua5.4 "$outside/make" "$outside/checkout" make rockspec/partnercenter-scm-1.rockspec ;;
    plugin) plugin_builds ;;
    *) rock $lua "$outside/$lua" "$outside" install partnercenter --only-server "$server" ;;
    esac >"$logs/rock-$lua.log" 2>&1 && : >"build/rock/$lua.done" &
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
  done
  wait
  installed "luarocks make" make lua5.4
  try "checkout after make" test . -z "$(git -C "$outside/checkout" status --porcelain)"
  for lua in "${luas[@]}"; do installed "luarocks install $lua" $lua $lua; done
  cp -R "$server/partnercenter.opm/lua" "$outside/lualib" # as opm does
  tap "opm's modules, the rock's core" 120 "${away[@]}" LUA_PATH="$outside/lualib/?.lua;$outside/lualib/?/init.lua;;" \
    LUA_CPATH="$outside/luajit/lib/lua/5.1/?.so;;" luajit smoke.lua
  try "types for editors" test "$outside/lua5.4/share/lua/5.4/partnercenter" -f init.lua -a -f types/library.lua
  [ ! -e build/rock/luajit.done ] ||
    in_neovim "rock in Neovim" "set rtp+=$(echo "$outside"/luajit/lib/luarocks/rocks-5.1/partnercenter/*/examples/neovim)"
  in_neovim "plug-in for Neovim" "set packpath^=$outside/site"

  made_54 && cmake --install build --prefix "$outside/cmake" >$logs/install.log &&
    smoke_outside "cmake --install" lua5.4 "$outside/cmake" "lua5.4 $outside/cmake/bin/partnercenter"
  try "luarocks test" luarocks . --lua-version 5.4 test rockspec/partnercenter-scm-1.rockspec -- \
    --no-install spec/project/rockspec_spec.lua
  rm -rf "$outside"
}

header_mark() { # lua5.4 is 504 in lua.h
  case $1 in luajit) say luajit ;; *) say "50${1#lua5.}" ;; esac
}

# The files of the checkout, changed ones too, as a clean checkout of their own.
committed() { # FOLDER
  mkdir "$1"
  tar -c --exclude=./build --exclude=./.git . | tar -x -C "$1"
  (
    cd "$1" && git init -q && git add -A &&
      git -c user.name=spec -c user.email=spec@example.org -c commit.gpgsign=false commit -q --no-verify -m "Test the release"
  )
}

# try LABEL COMMAND DIRECTORY WORD...: one test, that the command succeeds there.
try() {
  local log="$PWD/$logs/${1// /-}.log" command=$2
  [[ $command != */* ]] || command=./$command
  if (cd "$3" && $command "${@:4}") >"$log" 2>&1; then
    count "$1" 1 0
  else
    tail -n 40 "$log"
    count "$1" 0 1
    return 1
  fi
}

# rock INTERPRETER TREE DIRECTORY WORD...: runs luarocks with these words there, for an empty tree.
rock() (
  version=${1#lua}
  [ "$1" != luajit ] || version=5.1
  cd "$3" && luarocks --lua-version "$version" --tree "$2" "${@:4}" LUA_INCDIR="${headers[$1]}" LUA_INTERPRETER="$1" \
    CC="$checkout/spec/support/scripts/gcc_once"
)

# installed LABEL TREE INTERPRETER: counts an installation and tries the tree.
installed() {
  if [ -e "build/rock/$2.done" ]; then
    count "$1" 1 0
    smoke_outside "rock $2" "$3" "$outside/$2" "env -u LUA_PATH -u LUA_CPATH $outside/$2/bin/partnercenter"
  else
    tail -n 40 "$logs/rock-$2.log"
    count "$1" 0 1
  fi
}

# Commands that run outside see no variable and, where the kernel allows it, an empty folder in place of the checkout.
hide_checkout() {
  checkout=$PWD away=(unshare --mount)
  [ "$(id -u)" = 0 ] || away=(unshare --mount --map-root-user)
  if "${away[@]}" mount -t tmpfs none "$checkout" 2>/dev/null; then
    # shellcheck disable=SC2016
    away+=(bash -c 'mount -t tmpfs none "$0" && exec "$@"' "$checkout")
  else
    say "   the checkout stays visible to what is installed: mounts are not allowed here"
    away=()
  fi
  away+=(env -i -C "$outside" PATH="$PATH" HOME="$outside" LC_ALL=C.UTF-8)
}

# smoke_outside LABEL INTERPRETER TREE COMMAND: tries the library of a tree, and the command.
smoke_outside() {
  local version=${2#lua}
  [ "$2" != luajit ] || version=5.1
  tap "$1" 120 "${away[@]}" LUA_PATH="$3/share/lua/$version/?.lua;$3/share/lua/$version/?/init.lua;;" \
    LUA_CPATH="$3/lib/lua/$version/?.so;;" "$2" smoke.lua "$4"
}

# Neovim's own packages take the plug-in of the release, which builds its core.
plugin_builds() {
  local start=$outside/site/pack/any/start
  mkdir -p "$start" && tar -xzf "$server/partnercenter.nvim-$version.tar.gz" -C "$start" &&
    "${away[@]}" timeout 900 nvim --headless --clean --cmd "set packpath^=$outside/site" -c 'PartnerCenter build' -c qall!
}

# in_neovim LABEL COMMAND: tests the app that this command adds to an empty Neovim: its command and :checkhealth.
in_neovim() {
  local said
  said=$("${away[@]}" timeout 60 nvim --headless --clean --cmd "$2" -c 'echo "command" exists(":PartnerCenter")' \
    -c 'checkhealth partnercenter' -c '%print' -c 'qall!' 2>&1)
  if [[ $said == *"command 2"*"OK: partnercenter $version,"* && $said != *ERROR* ]]; then
    count "$1" 1 0
  else
    cat "$logs/rock-plugin.log"
    say "$said"
    count "$1" 0 1
  fi
}
