--- Follows the pages of a request that the caller spelled out.
local calls = require "partnercenter.cli.api.calls"
local exit_status = require "partnercenter.cli.exit_status"
local page = require "partnercenter.api.page"
local private = require "partnercenter.client.private"
local results = require "partnercenter.call.result"
local stop = require "partnercenter.cli.stop"

local pages = {}

local LOOP = "pagination loop: a link or continuation token was returned twice"
local NO_LIST = "the answer is no list of items: leave out --all"

local function fail(message)
  stop.by(require("partnercenter.errors").new("protocol", { message = message }))
end

local function headers_of(at)
  local headers = {}
  for _, header in ipairs(at and at.link.headers or {}) do headers[header.key] = header.value end
  return headers
end

--- The items of all pages one by one.
---@param client partnercenter.Client
---@param spec { path: string, host: string? } of a GET
---@return fun(): any next_item
function pages.items(client, spec)
  local row = calls.of_path(spec.path) or { nil, "GET", spec.path }
  local base = private.of(client).config.base[spec.host or "api"]
  local at, items, taken, seen, text = nil, nil, 0, {}, nil

  local function read()
    local path = at and at.path or spec.path
    local answer = stop.unless(client:request {
      method = "GET", path = path, host = spec.host, headers = headers_of(at),
    })
    local found, absent = results.items(answer)
    if not found then stop.with(exit_status.usage, NO_LIST) end
    local body = (absent or found == answer.body) and {} or answer.body
    local following, barred = page.after(answer, path, found, body, at, row, base)
    if barred then fail(barred) end
    local is_repeated = at and at.link.counted and answer.text == text -- the numbers are ignored
    if is_repeated then found, following = {}, nil end
    if following and #found == 0 and at and following.key == at.key then following = nil end
    if following and seen[following.key] then fail(LOOP) end
    if following then seen[following.key] = true end
    items, taken, at, text = found, 0, following, answer.text
  end

  return function()
    while not items or (taken >= #items and at) do read() end
    taken = taken + 1
    return items[taken]
  end
end

return pages
