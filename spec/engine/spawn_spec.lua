-- Errors of tasks: on_done gets the raised value; without on_done the host shows it as text.
local errors = require "partnercenter.errors"
local nginx = require "spec.support.programs.nginx"
local partnercenter = require "partnercenter"

local map = partnercenter.map

local TABLE, OBJECT = { "marker-table" }, errors.new("conflict", { message = "marker-object" })
local TEXT = "^%S*spawn_spec%.lua:%d+: marker%-text\nstack traceback:"

-- name, raised value, expected pattern or value
local RAISED = {
  { "a table", TABLE, TABLE }, { "an error object", OBJECT, OBJECT }, { "false", false, false },
  { "a number", 7, 7 }, { "nil", nil, "raised nil" },
}

local HOSTS = {
  luv = { run = function(start) start() return require("luv").run() end, options = { driver = "uv" } },
  cqueues = { run = function(start)
    local controller = require("cqueues").new()
    controller:wrap(start)
    assert(controller:loop())
  end },
}

local function fits(wanted, found)
  if type(wanted) == "string" then return assert.matches(wanted, found) end
  assert.equal(wanted, found)
end

describe("an error raised by a task", function()
  for host, how in pairs(HOSTS) do
    local function spawned(fn)
      local calls = {}
      how.run(function()
        partnercenter.spawn(fn, function(...) calls[#calls + 1] = { ... } end, how.options)
      end)
      assert.equal(1, #calls)
      assert.is_nil(calls[1][1])
      return calls[1][2]
    end

    for _, case in ipairs(RAISED) do
      it(("reaches on_done in %s: %s"):format(host, case[1]), function()
        fits(case[3], spawned(function() error(case[2], 0) end))
      end)
    end

    it(("reaches on_done in %s: a text, with its traceback"):format(host), function()
      fits(TEXT, spawned(function() error("marker-text") end))
    end)

    it(("reaches on_done in %s: through a loop inside"):format(host), function()
      fits(TABLE, spawned(function() map({ 1 }, function() error(TABLE) end) end))
      fits(TABLE, spawned(function()
        for _ in partnercenter.each({ 1 }, type, { progress = function() error(TABLE) end }) do
          error("not reached")
        end
      end))
    end)
  end

  for _, case in ipairs(RAISED) do
    if case[2] ~= nil then
      it("reaches the caller of a loop: " .. case[1], function()
        local ok, why = pcall(map, { 1 }, function() error(case[2], 0) end)
        assert.is_false(ok)
        assert.equal(case[2], why)
      end)
    end
  end

  it("and not caught ends cqueues' loop unchanged", function()
    for _, on_done in ipairs { false, function() error(TABLE) end } do
      local controller = require("cqueues").new()
      controller:wrap(function()
        partnercenter.spawn(function() error(TABLE) end, on_done or nil)
      end)
      local ok, why = controller:loop()
      assert.falsy(ok)
      assert.equal(TABLE, why)
    end
  end)

  -- Each prints the error and continues.
  local PROGRAM = [[
    local partnercenter, errors = require "partnercenter", require "partnercenter.errors"
    local object = errors.new("conflict", { message = "marker-object" })
    local function fails() error(object) end
    %s
  ]]

  local function program(command, text)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(PROGRAM:format(text))
    file:close()
    local directory = command:find("nvim", 1, true) and "build/luajit" or "build"
    local files = ("LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./%s/?.so;;'"):format(directory)
    local pipe = assert(io.popen(("%s timeout 300 %s 2>&1"):format(files, command:format(path))))
    local output = pipe:read("*a")
    pipe:close()
    os.remove(path)
    return output
  end

  for name, how in pairs {
    ["no on_done"] = "nil", ["an on_done that raises"] = "function() error(object) end",
  } do
    it("luv shows as text, with " .. name, function()
      local output = program("lua5.4 %s", ([[
        partnercenter.spawn(fails, %s, { driver = "uv" })
        require("luv").run()
      ]]):format(how))
      assert.matches("partnercenter: conflict: marker%-object", output)
    end)

    it("is shown as text by Neovim, which continues, with " .. name, function()
      local output = program("nvim --headless -u NONE -c 'luafile %s' -c 'sleep 100m' -c q", ([[
        partnercenter.spawn(fails, %s)
        partnercenter.spawn(function() return "other" end, function(value) print(value .. " went on") end)
      ]]):format(how))
      assert.matches("partnercenter: conflict: marker%-object", output)
      assert.matches("other went on", output)
    end)

    it("a call of Neovim's that waits does not fail for it, with " .. name, function()
      local output = program("nvim --headless -u NONE -c 'luafile %s' -c 'sleep 100m' -c q", ([[
        partnercenter.spawn(fails, %s)
        local client = assert(partnercenter.new { access_token = "x", base_url = "http://127.0.0.1:1",
          max_attempts = 1 })
        local value, err = client:request { path = "/v1/x" }
        print("ended " .. tostring(value or err.kind))
        local values = partnercenter.map({ 1 }, function(i) return i end)
        print("mapped " .. tostring(values.n))
      ]]):format(how))
      assert.matches("ended network", output)
      assert.matches("mapped 1", output)
      assert.matches("partnercenter: conflict: marker%-object", output)
    end)
  end

  it("nginx logs as text", function()
    local root = assert(io.popen("pwd -P")):read("*l")
    local host = nginx.start(function(port)
      return ([[
        lua_package_path "%s/lua/?.lua;%s/lua/?/init.lua;;";
        lua_package_cpath "%s/build/luajit/?.so;;";
        server {
          listen 127.0.0.1:%d;
          location / { content_by_lua_block {
            local partnercenter, errors = require "partnercenter", require "partnercenter.errors"
            local place = ngx.var.arg_in
            local function fails() error(errors.new("conflict", { message = "marker-" .. place })) end
            local function odd() error { message = "marker-" .. place } end
            if place == "task" then partnercenter.spawn(fails) else partnercenter.spawn(type, fails) end
            partnercenter.spawn(odd)
            ngx.say("went on")
          } }
        }]]):format(root, root, root, port)
    end)
    finally(function() host:stop() end)
    for _, place in ipairs { "task", "on_done" } do
      assert.equal("went on\n", select(2, host:get("/?in=" .. place)))
      assert.matches("partnercenter: conflict: marker%-" .. place, host:log())
      assert.matches("runtime error: marker%-" .. place, host:log())
    end
  end)
end)
