-- Kind, retryability (of reads and of writes) and hint of each status.
local fake = require "spec.support.fake.engine"

-- status, kind, retryable for a read, for a write, the hint's pattern
local ROWS = {
  { 300, "protocol", false, false }, { 304, "protocol", false, false }, { 308, "protocol", false, false },
  { 400, "validation", false, false },
  { 401, "auth", false, false, "token was refused" },
  { 402, "protocol", false, false },
  { 403, "forbidden", false, false, "may not do this" },
  { 404, "not_found", false, false, "ids in the path" },
  { 405, "validation", false, false, "check method and path" },
  { 406, "validation", false, false, "Accept" },
  { 408, "timeout", true, false },
  { 409, "conflict", false, false, "current state" },
  { 410, "not_found", false, false, "resource or address is gone" },
  { 411, "validation", false, false },
  { 412, "precondition", false, false, "ETag" },
  { 413, "validation", false, false, "body is too large" },
  { 414, "validation", false, false, "shorten the query" },
  { 415, "validation", false, false, "content_type" },
  { 416, "validation", false, false },
  { 417, "precondition", false, false },
  { 418, "protocol", false, false },
  { 422, "validation", false, false },
  { 423, "conflict", false, false, "locked" },
  { 428, "precondition", false, false, "if_match" },
  { 429, "throttled", true, true, "retry_after" },
  { 431, "validation", false, false, "headers are too large" },
  { 451, "forbidden", false, false },
  { 500, "service", true, false },
  { 501, "service", false, false },
  { 502, "service", true, false },
  { 503, "service", true, true },
  { 504, "service", true, false },
  { 505, "service", false, false },
  { 507, "service", false, false },
  { 509, "throttled", true, true, "retry_after" },
  { 511, "service", false, false },
}

-- A write that ends with these may have been done.
local UNCLEAR = { [408] = true, [500] = true, [502] = true, [504] = true, [507] = true, [511] = true }

describe("the status", function()
  local world, client

  before_each(function()
    world = fake.load()
    client = world.client()
  end)

  after_each(fake.unload)

  for _, row in ipairs(ROWS) do
    local status, kind, read, write, hint = row[1], row[2], row[3], row[4], row[5]
    it(("%d is %s"):format(status, kind), function()
      for _, host in ipairs { "api", "partner", "graph" } do
        for _, method in ipairs { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" } do
          local retryable = write
          if method == "GET" or method == "HEAD" then retryable = read end
          world.answer({ status = status, body = "" })
          local answer, err = client:request({ path = "/v1/x", method = method, host = host })
          assert.is_nil(answer)
          local place = method .. " " .. host
          assert.same({ kind, status, place, retryable }, { err.kind, err.status, place, err.retryable })
          local unclear = method ~= "GET" and method ~= "HEAD" and (UNCLEAR[status])
          assert.equal(unclear or nil, err.maybe_done)
          if hint and host == "api" then assert.matches(hint, err.hint, 1, true) end
        end
      end
    end)
  end
end)
