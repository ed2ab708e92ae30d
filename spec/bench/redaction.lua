-- How the time to make an error grows with the text that secrets are looked for in: for each text the ratio
-- of the CPU time at 240 KB to that at 60 KB. It is 4 where a character is looked at once, 16 where each is
-- compared with all the others.

local answer_error = require "partnercenter.errors.from_answer"

local function seconds(piece, bytes)
  local long = piece:rep(math.floor(bytes / #piece))
  local refusal = '{"error":"invalid_grant","error_description":"' .. long .. '"}'
  local best = math.huge
  for _ = 1, 5 do
    local started = os.clock()
    answer_error.from_service { status = 400, body = long }
    answer_error.from_token_endpoint { status = 400, body = refusal }
    best = math.min(best, os.clock() - started)
  end
  return best
end

for _, piece in ipairs {
  "eyJ", "bearer ", "bearer", " ", "authorization", "&", "<title", "password ", "a", "\228",
} do
  local long = seconds(piece, 240000)
  print(("%6.1f ms for 240 KB, ratio %4.1f: %q"):format(long * 1000, long / seconds(piece, 60000), piece))
end
