# shellcheck shell=bash disable=SC2034
# Checks for the packages that building and testing need, and installs them. Sourced at the top of the checkout.

say() { printf '%s\n' "$@"; }
have() { command -v "$1" >/dev/null 2>&1; }
header() { printf '#include <%s>\n' "$1" | cc -E -x c - >/dev/null 2>&1; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# lua_headers 504|luajit: prints the directory of that Lua's headers.
lua_headers() {
  local dir mark="LUA_VERSION_NUM[[:space:]]+$1" file=lua.h
  [ "$1" != luajit ] || mark='LuaJIT 2\.[1-9]' file=luajit.h
  for dir in /usr/include/{lua5.4,lua-5.4,lua5.3,lua-5.3,lua5.2,lua-5.2,lua5.1,lua-5.1,luajit-2.1,} \
    /usr/local/include/{lua5.4,lua-5.4,luajit-2.1,} /opt/homebrew/include/{lua5.4,luajit-2.1}; do
    if grep -qsE "$mark" "$dir/$file"; then
      say "$dir"
      return 0
    fi
  done
  return 1
}

# Prints the directives that load nginx's Lua module, unless it is built in.
nginx_lua_modules() {
  local folder
  for folder in {/usr/lib,/usr/share,/usr/lib64}/nginx/modules; do
    if [ -e "$folder/ngx_http_lua_module.so" ]; then
      printf ' load_module %s;' "$folder"/{ndk_http,ngx_http_lua}_module.so
      return 0
    fi
  done
  have openresty
}

# Debian's package | a command that succeeds when it is installed. "?" marks packages that some systems do not have.
NEEDS_BUILD='
gcc                  | have cc
libc6-dev            | header stdio.h
make                 | have make
cmake                | have cmake
lua5.4               | have lua5.4
liblua5.4-dev        | lua_headers 504
libcurl4-openssl-dev | header curl/curl.h
libssl-dev           | header openssl/evp.h
zlib1g-dev           | header zlib.h
libhiredis-dev       | header hiredis/hiredis.h
lua-cjson            | lua5.4 -e "require[[cjson]]"
lua-argparse         | lua5.4 -e "require[[argparse]]"'
NEEDS_SIMULATOR='
nginx                | have nginx || have openresty
libnginx-mod-http-lua| nginx_lua_modules
openssl              | have openssl'
NEEDS_NEOVIM='
neovim               | have nvim'
NEEDS_LUAJIT='
luajit2              | have luajit
libluajit2-5.1-dev   | lua_headers luajit'
NEEDS_TESTS='
libcmocka-dev        | header cmocka.h
lua-busted           | have busted
lua-socket           | lua5.4 -e "require[[socket]]"
lua-sec              | lua5.4 -e "require[[ssl]]"
lua-luv              | lua5.4 -e "require[[luv]]"
lua-cqueues          | lua5.4 -e "require[[cqueues]]"
chromium             | have chromium
tmux                 | have tmux
redis-server         | have redis-server && have redis-cli
?zsh                 | have zsh
?fish                | have fish
?mandoc              | have mandoc
lua-check            | have luacheck
lua5.1               | have luac5.1
?liblua5.1-0-dev     | lua_headers 501
?lua5.2              | have lua5.2
?liblua5.2-dev       | lua_headers 502
?lua5.3              | have lua5.3
?liblua5.3-dev       | lua_headers 503
luarocks             | have luarocks
valgrind             | have valgrind
curl                 | have curl
locales              | have localedef && [ -e /usr/share/i18n/locales/tr_TR ]
binutils             | have nm
procps               | have pkill
nodejs               | have node
npm                  | have npm'
NEEDS_DEB='
build-essential      | dpkg-query -s build-essential
debhelper            | have dh
dh-lua               | have dh_lua
lintian              | have lintian
bash-completion      | [ -e /usr/share/bash-completion/bash_completion ]
man-db               | have man
zsh                  | have zsh
fish                 | have fish'
NEEDS_DOCS='
cmark-gfm            | have cmark-gfm
mandoc               | have mandoc
tidy                 | have tidy'
# Exactly this version, as each version formats and warns differently.
NEEDS_LINT='
?clang-format-14     | have clang-format-14
?clang-tidy-14       | have clang-tidy-14
?clang-14            | have clang-14
?libclang-rt-14-dev  | ls /usr/lib/llvm-14/lib/clang/*/lib/linux/libclang_rt.fuzzer-*.a'

# Reads such lines, and prints the packages whose command fails.
missing_packages() {
  local package probe
  while IFS='|' read -r package probe; do
    [ -n "${package// /}" ] || continue
    eval "$probe" >/dev/null 2>&1 </dev/null || say "${package// /}"
  done
}

apt_system() {
  have apt-get && [ -r /etc/os-release ] || return 1
  (
    . /etc/os-release
    case ${ID-} in
    debian) oldest=12 ;;
    ubuntu) oldest=24.04 ;;
    *) exit 1 ;;
    esac
    dpkg --compare-versions "${VERSION_ID-999}" ge "$oldest"
  )
}

apt_lists() { compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null; }

apt_install() { # without removing packages, starting or enabling services
  as_root env DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 RUNLEVEL=1 \
    apt-get install -y -q --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300 "$@" 2>&1 |
    sed -nu -e '/^\(Get:\|Setting up\|E:\|W:\)/s/^/   /p' -e '/will be REMOVED/{N;s/^/   /;s/\n/\n   /;p}'
  return "${PIPESTATUS[0]}"
}

# Debian starts and enables a newly installed nginx or Redis. The simulator and the specs run their own, so these services
# stay off unless they were installed before.
install_with_services_off() (
  policy=/usr/sbin/policy-rc.d saved=/usr/sbin/policy-rc.d.before-partnercenter
  marker='partnercenter: services stay off during one apt-get; safe to delete'
  before=
  for service in nginx redis-server; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' $service 2>/dev/null)" != installed ] || before="$before $service "
  done
  restore() {
    if grep -qs "$marker" "$policy"; then as_root rm -f "$policy"; fi
    if [ -e "$saved" ]; then as_root mv "$saved" "$policy"; fi
  }
  trap restore EXIT
  trap 'exit 130' INT TERM HUP
  if [ -e "$policy" ] && ! grep -qs "$marker" "$policy"; then as_root mv "$policy" "$saved"; fi
  printf '#!/bin/sh\n# %s\nexit 101\n' "$marker" | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  apt_install "$@"
  status=$?
  for service in nginx redis-server; do
    [[ $before != *" $service "* && -e /lib/systemd/system/$service.service ]] || continue
    as_root update-rc.d $service disable
    as_root deb-systemd-helper disable $service.service
  done >/dev/null 2>&1
  exit $status
)

# machine_ready install|check NEEDS...: true when all packages are installed, or have been now.
machine_ready() {
  local mode=$1 needs package
  local -a lacking missing=()
  shift
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  needs=$(printf '%s\n' "$@")
  if [ "$mode" = install ] && apt_system && ! apt_lists && [ -n "$(missing_packages <<<"$needs")" ]; then
    say "Fetching the package lists ..."
    as_root apt-get update -q=2
  fi
  mapfile -t lacking < <(missing_packages <<<"$needs")
  for package in "${lacking[@]}"; do
    case $package in
    \?*) if apt_system && apt-cache show "${package#?}" >/dev/null 2>&1; then missing+=("${package#?}"); fi ;;
    *) missing+=("$package") ;;
    esac
  done
  if [ ${#missing[@]} = 0 ]; then
    say "Everything needed is installed."
    return 0
  fi
  say "Missing packages (Debian's names): ${missing[*]}"
  if ! apt_system; then
    say "This is neither Debian 12 or newer nor Ubuntu 24.04 or newer: install these packages' equivalents, then start again."
    return 1
  elif [ "$mode" = check ]; then
    say "To install them: sudo apt-get install ${missing[*]}"
    return 1
  elif [ "$(id -u)" != 0 ] && ! have sudo; then
    say "Neither root nor sudo: ask an administrator to run apt-get install ${missing[*]}"
    return 1
  fi
  say "Installing them with apt-get ..."
  if ! install_with_services_off "${missing[@]}"; then
    say "Installing failed; trying again with fresh package lists ..."
    as_root apt-get update -q=2
    install_with_services_off "${missing[@]}"
  fi
  missing=()
  mapfile -t lacking < <(missing_packages <<<"$needs")
  for package in "${lacking[@]}"; do
    case $package in \?*) ;; *) missing+=("$package") ;; esac
  done
  [ ${#missing[@]} = 0 ] && return 0
  say "Still missing: ${missing[*]}"
  if [ "$(dpkg-query -W -f '${db:Status-Status}' luajit 2>/dev/null)" = installed ]; then
    say "Debian's luajit conflicts with nginx's LuaJIT. Replace it: sudo apt-get install luajit2"
  fi
  return 1
}

# build_module DIRECTORY TARGET [CMAKE OPTION...]: prints the log on failure, and progress on a terminal.
build_module() {
  local dir=$1 target=$2 log=$1/build.log
  shift 2
  mkdir -p "$dir"
  if ! grep -qsFx "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$dir/CMakeCache.txt"; then
    rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles" # configured elsewhere, or not at all
  fi
  if ! { cmake -S . -B "$dir" "$@" && cmake --build "$dir" --target "$target" -j "$(nproc)"; } 2>&1 |
    tee "$log" | build_progress; then
    tail -n 60 "$log"
    return 1
  fi
}
build_progress() {
  local line
  while IFS= read -r line; do
    [[ ! -t 1 || $line != '['*'%] Building'* ]] || printf '\r   %s' "${line%%]*}]"
  done
  [ ! -t 1 ] || printf '\r%10s\r' ''
}
