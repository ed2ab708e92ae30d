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
