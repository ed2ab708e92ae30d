-- The answers of the documented examples differ from the models in nothing that a live check would report.
local index = require "partnercenter.api.index"
local json = require "partnercenter.json"
local shape = require "partnercenter.live_check.shape"
local source = require "spec.support.source"

local rows = {}
for _, file in ipairs(index.files) do
  for _, row in ipairs(require("partnercenter.api.data." .. file)) do rows[row.name] = row end
end

describe("the documented answer", function()
  local count = 0

  for _, path in ipairs(source.files("spec/data/examples -name '*.json'")) do
    local example = assert(json.decode(source.read(path)))
    local row, status = rows[example.operation], example.response_status or 200
    if row[2] == "GET" and status < 300 and example.response_body ~= nil then
      count = count + 1
      it("of " .. path:match("[^/]+$") .. " is as the models have it", function()
        local body, note = example.response_body, example.note or ""
        local is_bare = note:find("without its envelope", 1, true) and not body.items
        if is_bare then body = { value = { body } } end
        if note:find("an array of one", 1, true) then body = body[1] or body end
        assert.same({}, shape.differences(body, row))
      end)
    end
  end

  it("is read from many files", function()
    assert.is_true(count > 60, count)
  end)
end)
