-- What Redis refuses a command with, as its versions say it.
local replies = require "partnercenter.shared.replies"

local SCRIPT = "ERR Error running script (call to f_6b1bf486c81ceb7edf3c093f4c48582e38c0e791): "

local CODES = {
  ["NOSCRIPT No matching script."] = "NOSCRIPT",
  ["WRONGTYPE Operation against a key holding the wrong kind of value"] = "WRONGTYPE",
  ["ERR unknown command 'HSET'"] = "ERR",
  ["Error"] = "ERR",
  [""] = "ERR",
  ["OOM command not allowed. script: 2248ea7f, on @user_script:10."] = "OOM",
  -- Redis 6
  [SCRIPT .. "@user_script:3: @user_script: 3: -OOM command not allowed"] = "OOM",
  [SCRIPT .. "@user_script:3: @user_script: 3: -READONLY You can't write"] = "READONLY",
  [SCRIPT .. "@user_script:3: @user_script: 3: -MISCONF Redis is configured"] = "MISCONF",
  [SCRIPT .. "@user_script:1: user_script:1: attempt to call global 'x' (a nil value)"] = "ERR",
  [SCRIPT .. "@user_script: 1: The user executing the script can't run this command"] = "NOPERM",
  -- Redis 7
  ["ERR The user executing the script can't run this command script: 2248, on @user_script:1."] = "NOPERM",
}

describe("the code of a refusal", function()
  it("is that of the command, also within a script", function()
    for refusal, code in pairs(CODES) do assert.equal(code, replies.code(refusal), refusal) end
  end)
end)

describe("the hint of a trouble with the address", function()
  local function hint(variables, kind, message)
    local session = {
      config = { variables = variables, shared = { place = "redis.example:6380" } },
      secrets = function() return {} end,
    }
    return replies.trouble(kind, "Redis at redis.example:6380: " .. message, session).hint
  end

  local TROUBLES = {
    ["SSL: no alternative certificate subject name matches target host"] = "tls",
    ["error:0A00010B:SSL routines::wrong version number"] = "tls",
    ["WRONGPASS invalid username-password pair"] = "config", ["NOAUTH Authentication required."] = "config",
    ["ERR DB index is out of range"] = "config", ["Protocol error, got \"H\" as reply type"] = "protocol",
    ["Failed to connect to redis.example port 6380 after 0 ms: Couldn't connect to server"] = "network",
    ["Failed to connect to redis.example port 6380 after 0 ms: Could not connect to server"] = "network",
    ["Could not resolve host: redis.example"] = "network",
    ["READONLY You can't write"] = "config",
  }
  for message, kind in pairs(TROUBLES) do
    it("names where it came from: " .. message, function()
      local of_option = hint({}, kind, message)
      local of_variable = hint({ shared = "THE_VARIABLE" }, kind, message)
      assert.matches("`shared`", of_option, 1, true)
      assert.matches("THE_VARIABLE", of_variable, 1, true)
      assert.is_nil(of_variable:find("shared", 1, true) or of_option:find("base_url", 1, true))
    end)
  end
end)
