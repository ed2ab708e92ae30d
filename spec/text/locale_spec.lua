-- Numbers and names are read and written alike in every locale, also in one that is set later.
local PLACE = "build/locales"
local NAMES = { german = "de_DE.UTF-8", turkish = "tr_TR.UTF-8" } -- a decimal comma, and "I" is not "i"

local sign_in = require "spec.support.sign_in"

local function made(name)
  local path = PLACE .. "/" .. name
  os.execute(("mkdir -p %s; [ -d %s ] || localedef -c -i %s -f UTF-8 %s >/dev/null 2>&1"):format(PLACE, path,
    name:match("^[%w_]+"), path))
end

local function lines(before, after)
  -- Memory that setlocale keeps is no leak of the library.
  local command = "ASAN_OPTIONS=detect_leaks=0 LOCPATH=%s LC_ALL= LUA_PATH='%s' LUA_CPATH='%s' %s "
    .. "spec/support/scripts/in_locale.lua %s %s 2>&1"
  command = command:format(PLACE, package.path, package.cpath, sign_in.interpreter, before, after)
  local found = {}
  for line in assert(io.popen(command)):lines() do found[#found + 1] = line end
  return found
end

describe("in any locale", function()
  local plain

  setup(function()
    for _, name in pairs(NAMES) do made(name) end
    plain = lines("C", "C")
  end)

  it("the library prints the same, first in this one", function()
    local text = table.concat(plain, "\n")
    for _, line in ipairs {
      "decode [1,2,3] | 1000000 e-6 | [1,2,3]", "decode 7.55 | 7.55 | false", "decode -0.5 | -500000 e-6",
      "decode [1,2.5E-3,1e3] | 1000000 e-6 | [1,0.0025,1000]",
      "request | /v1/7.55?a=7.55&b=%7B%22c%22%3A-1.25%7D | X-Price: 7.55 | 7.55 | abc | abc",
      'body | DELETE | {"price":7.55}', 'encode | {"n":12345678901234.566}', "csv | 7.55,-0.5,7.55,3",
      "qualification | education", "reserved | nil | nil | header 'AUTHORIZATION' cannot be set",
    } do
      assert.truthy(text:find(line, 1, true), line)
    end
  end)

  for what, case in pairs {
    ["a decimal comma from the start"] = { NAMES.german, NAMES.german },
    ["a decimal comma from some moment on"] = { "C", NAMES.german },
    ["a decimal comma up to some moment"] = { NAMES.german, "C" },
    ["another alphabet from the start"] = { NAMES.turkish, NAMES.turkish },
    ["another alphabet from some moment on"] = { "C", NAMES.turkish },
  } do
    it("also with " .. what, function() assert.same(plain, lines(case[1], case[2])) end)
  end
end)
