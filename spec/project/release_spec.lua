-- The release command, in a repository of its own: its checks, and that a commit always gives the same files.
local before_midnight = require "spec.support.time.before_midnight"
local source = require "spec.support.source"

local URL = "https://partnercenter.example/partnercenter"
local VERSION = dofile "lua/partnercenter/version.lua"

-- Output with errors, and whether the command succeeded.
local function run(folder, line)
  local script = 'export LUA_CPATH="$PWD/build/?.so;;"; cd %s && { %s\n} 2>&1; echo "status $?"'
  script = script:format(folder, line)
  local stream = assert(io.popen(script))
  local text = stream:read "*a"
  stream:close()
  local printed, status = text:match "^(.*)status (%d+)\n$"
  return printed, tonumber(status)
end

local function must(folder, line)
  local printed, status = run(folder, line)
  assert.equal(0, status, printed)
  return printed
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local COMMIT = "git -c user.name=spec -c user.email=spec@example.org -c commit.gpgsign=false"
  .. " commit -q --no-verify --allow-empty"

describe("rockspec/release #once", function()
  local folder, release

  local function commit()
    must(release, "git add -A && " .. COMMIT .. " -m 'Change something'")
  end

  local function change(name, pattern, replacement)
    local path = release .. "/" .. name
    local text, count = source.read(path):gsub(pattern, replacement)
    assert(count > 0, name .. " has no " .. pattern)
    write(path, text)
    commit()
  end

  setup(function()
    folder = os.tmpname()
    os.remove(folder)
    release = folder .. "/checkout"
    must(".", "mkdir -p " .. release)
    must(".", "tar -c --exclude=./build --exclude=./.git . | tar -x -C "
      .. release)
    must(release, "git init -q -b trunk")
    commit()
  end)
  teardown(function() os.execute("rm -rf " .. folder) end)

  local function refuses(message, arguments)
    local printed, status = run(release, "rockspec/release " .. (arguments or "--candidate " .. URL))
    assert.equal(message, printed:match "^rockspec/release: ([^\n]*)\n$" or printed)
    assert.is_true(status > 0)
    assert.is_nil(io.open(release .. "/build/release/SHA256SUMS", "rb"))
  end

  describe("refuses", function()
    local head
    before_each(function()
      before_midnight()
      head = must(release, "git rev-parse HEAD")
    end)
    after_each(function()
      must(release, "git tag | xargs -r git tag -d; git clean -fdq; git reset -q --hard " .. head)
    end)

    it("a changelog without a date, unless it makes a candidate", function()
      local today = os.date "!%Y-%m-%d"
      change("CHANGELOG.md", "\n## [^\n]*", "\n## " .. VERSION .. " (unreleased)")
      refuses(('CHANGELOG.md says "## %s (unreleased)": write the date, such as ## %s (%s)')
        :format(VERSION, VERSION, today), URL)
    end)

    for _, date in ipairs { "2999-01-01", "2026-02-30", "soon", "1 May" } do
      it("the date " .. date, function()
        change("CHANGELOG.md", "\n## [^\n]*", "\n## " .. VERSION .. " (" .. date .. ")")
        refuses(('CHANGELOG.md says "## %s (%s)": write a date as %s, not in the future')
          :format(VERSION, date, os.date "!%Y-%m-%d"))
      end)
    end

    it("another version in the changelog", function()
      change("CHANGELOG.md", "\n## [^\n]*", "\n## 9.9.9 (unreleased)")
      refuses(('CHANGELOG.md begins with "## 9.9.9 (unreleased)", lua/partnercenter/version.lua says %s: '
        .. "make them agree"):format(VERSION))
    end)

    it("changes that are not committed", function()
      write(release .. "/new.lua", "return 1\n")
      refuses "the checkout has changes: commit them first (git status shows them)"
    end)

    it("a tag of the version at another commit", function()
      must(release, "git tag v" .. VERSION)
      change("README.md", "^", "Changed. ")
      refuses(("the tag v%s is another commit: check it out, or raise the version"):format(VERSION))
    end)

    it("to guess the repository", function()
      refuses("git has no remote \"origin\": name the repository's URL; see rockspec/release --help",
        "--candidate")
      refuses("the repository's URL is \"ftp://a/b\": name its https address; see rockspec/release --help",
        "--candidate ftp://a/b")
    end)

    it("unknown words", function()
      refuses("unknown option --fast; see rockspec/release --help", "--fast")
      refuses("one URL is enough; see rockspec/release --help", "a b")
      refuses("--output needs a directory; see rockspec/release --help", "--output")
    end)
  end)

  it("takes the date of an earlier day", function()
    change("CHANGELOG.md", "\n## [^\n]*", "\n## " .. VERSION .. " (2026-11-01)")
    assert.matches(VERSION, must(release, "rockspec/release --output ../dated " .. URL))
  end)

  it("makes the same bytes anywhere, at any time, by anybody", function()
    must(release, "rockspec/release --candidate " .. URL)
    local sums = source.read(release .. "/build/release/SHA256SUMS")
    must(release .. "/build/release", "sha256sum --quiet -c SHA256SUMS")
    local remote = "git@partnercenter.example:partnercenter.git"
    must(release, "git clone -q . ../other && git -C ../other remote set-url origin " .. remote)
    must(folder, "umask 077 && TZ=Asia/Tokyo other/rockspec/release --candidate --output again")
    assert.equal(sums, source.read(folder .. "/again/SHA256SUMS"))
    local names = {}
    for name in sums:gmatch "  ([^\n]+)" do names[#names + 1] = name end
    assert.same({
      ("partnercenter-%s-1.rockspec"):format(VERSION), ("partnercenter-%s-1.src.rock"):format(VERSION),
      ("partnercenter.nvim-%s.tar.gz"):format(VERSION), ("partnercenter.opm-%s.tar.gz"):format(VERSION),
    }, names)
  end)

  it("puts the rockspec and all files of the commit into the source rock", function()
    local made = folder .. "/again/partnercenter-" .. VERSION .. "-1."
    local rock = {}
    assert(loadfile(made .. "rockspec", "t", rock))()
    assert.same({ url = "git+" .. URL .. ".git", tag = "v" .. VERSION }, rock.source)
    local listed = must(folder, "unzip -Z1 " .. made .. "src.rock | sort")
    local files = "{ git ls-files | sed s,^,partnercenter/,; echo partnercenter-%s-1.rockspec; } | sort"
    local wanted = must(release, files:format(VERSION))
    assert.equal(wanted, listed)
  end)

  it("gives OpenResty's package manager all it asks for", function()
    local top, ini = folder .. "/again/partnercenter.opm/", {}
    for line in io.lines(top .. "dist.ini") do
      local key, value = line:match "^(%w[%w_]*) = (.+)$"
      assert(key or line:find "^#", line)
      if key then ini[key] = value end
    end
    assert.same({
      name = "partnercenter", abstract = ini.abstract, author = "The partnercenter authors",
      license = "mit", is_original = "yes", repo_link = URL, requires = "luajit >= 2.1.0",
      lib_dir = "lua", doc_dir = "lua", main_module = "lua/partnercenter/version.lua",
    }, ini)
    assert.is_true(#ini.abstract > 20)
    -- its rule: the first such line with a digit
    local main = source.read(top .. ini.main_module)
    assert.equal(VERSION, main:match "%f[%w_]version%s*=%s*[\"']?([%w.]+)")
    for _, name in ipairs { "lua", "README.md", "LICENSE" } do
      assert.equal("", must(".", ("diff -r %s %s%s"):format(name, top, name)))
    end
  end)
end)
