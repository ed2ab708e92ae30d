--- Reads a page of a collection and finds the next one, in each of the service's paging styles:
---
---   continuation, links, odata  the body has a link (links.next, nextLink, next), or a token for the path
---   header                      a bare array; a header of the answer has the token
---   offset, skip, number        the query has the position; a link in the answer goes first
local calls = require "partnercenter.call"
local check = require "partnercenter.arguments.check"
local failures = require "partnercenter.call.failure"
local caller_headers = require "partnercenter.call.request.caller_headers"
local json = require "partnercenter.json"
local link = require "partnercenter.call.link"
local record_tostring = require "partnercenter.text.record_tostring"
local request = require "partnercenter.call.request"
local response = require "partnercenter.call.response"
local results = require "partnercenter.call.result"

local page = {}

-- The query names of position and page size, and the number of the first position.
local COUNTED = {
  offset = { at = "offset", size = "size", first = 0 },
  skip = { at = "skip", size = "top", first = 0 },
  number = { at = "PageNumber", size = "PageSize", first = 1, by_page = true },
}
local TOKEN = "MS-ContinuationToken"

---@class partnercenter.Page an array of items; the body's other members, such as these, are its fields
---@field totalCount integer?
---@field attributes table?

local function shown(items) return json.tell("page", #items) end

-- The items of a page and the body around them; nil when the body has no array. The first page may only say
-- that there are no items; a page that a link led to must have an array.
local function items_of(answer, is_first)
  local items, absent = results.items(answer)
  if not items or (absent and not is_first) then return nil end
  local body, around = answer.body, {}
  if absent or items == body then return items, {} end
  for name, value in pairs(body) do
    if value ~= items and name ~= "links" then around[name] = value end
  end
  around.totalCount = around.totalCount or around.TotalCount or around["@odata.count"]
  -- In the metatable, so that a page can be sent or stored as a plain array.
  return setmetatable(items, {
    __name = "partnercenter.page", __index = around, __json_array = true, __tostring = shown,
  }), body
end

--- The page that a link leads to, with the headers that the service expects back.
---@param step { uri: string, headers: { key: string, value: string }[]? }
---@param base string base URL of the host
---@param row table
---@return table? at
---@return string? reason why the link is not followed
function page.follow(step, base, row)
  local path, reason = link.resolve(step.uri, base, link.version(row[3]))
  if not path then return nil, reason end
  local at = { path = path, headers = {}, link = { uri = path, headers = {}, counted = step.counted } }
  for _, header in ipairs(type(step.headers) == "table" and step.headers or {}) do
    local name, value
    if type(header) == "table" then name, value = header.key, header.value end
    if not check.header_name(name) or not check.header_value(value) then
      return nil, "the link carries a malformed header"
    elseif not caller_headers.reserved(name) and name:lower() ~= "accept" and value:find("%S") then
      at.headers[#at.headers + 1] = name .. ": " .. value
      at.link.headers[#at.link.headers + 1] = { key = name, value = value }
    end
  end
  at.key = path .. "\n" .. table.concat(at.headers, "\n")
  return at
end

local function number_in(path, name)
  return tonumber(path:match("[?&]" .. name .. "=(%d+)"))
end

local function with_query(path, name, value)
  local changed, count = path:gsub("([?&]" .. name .. "=)[^&]*", "%1" .. value)
  return count > 0 and changed or request.join(path, name .. "=" .. value)
end

local function linked(body)
  local step = type(body.links) == "table" and body.links.next
    or body["@odata.nextLink"] or body.nextLink or body["@nextLink"]
  if step == nil and type(body.next) == "string" then step = body.next end
  if type(step) ~= "table" then step = { uri = step } end
  if step.uri == nil or step.uri == "" then return nil end
  if tostring(step.method or "GET"):upper() ~= "GET" then return nil, "the link is not a GET" end
  return step
end

local function with_token(token, at, path, row)
  if type(token) ~= "string" or token == "" then return nil end
  -- The same token again marks the last page.
  if at and at.link.headers[1] and at.link.headers[1].value == token then return nil end
  for name in pairs(row.query or {}) do
    if name:lower():gsub("_", "") == "seekoperation" then path = with_query(path, name, "Next") end
  end
  return { uri = path, headers = { { key = TOKEN, value = token } } }
end

-- A full page may be the last, and totalCount may count only this page. In doubt the next page is requested,
-- and it is empty.
local function counted(style, path, items, body)
  local here, size, held = number_in(path, style.at) or style.first, number_in(path, style.size), #items
  local total = tonumber(body.totalCount or body.TotalCount)
  local before = style.by_page and (here - 1) * (size or held) or here
  local tells = total and (total > held or (size and held < size))
  if held == 0 or (tells and before + held >= total) then return nil end
  return { uri = with_query(path, style.at, here + (style.by_page and 1 or held)), counted = true }
end

--- The way from a page to the next; nil alone at the end, with a reason where it is barred.
---@param answer table
---@param path string that was asked
---@param items any[] of the page
---@param body table around them
---@param at table? where the page was; nil for the first
---@param row table
---@param base string base URL of the host
---@return table? next_at
---@return string? reason
function page.after(answer, path, items, body, at, row, base)
  local step, reason = linked(body)
  if reason then return nil, reason end
  if not step then
    local token = body.continuationToken or (row.page == "header" and response.headers(answer)[TOKEN])
    local style = COUNTED[row.page]
    step = with_token(token, at, path, row)
    -- Once the service links its pages, one without a link is the last.
    if not step and style and not body.links and not (at and not at.link.counted) then
      step = counted(style, path, items, body)
    end
  end
  if not step then return nil end
  return page.follow(step, base, row)
end

--- Fetches one page.
---@param source { operation: table, owner: any, ids: table, options: table } the listing's call
---@param walk { query: table?, correlation_id: string }
---@param at table? where the page is; nil for the first
---@return table? got items, at, next (where the next page is), barred (why it is not followed), key, text
---@return partnercenter.error?
function page.fetch(source, walk, at)
  local row, query = source.operation.row, walk.query
  if row.page == "number" and query and query.PageSize and not query.PageNumber then
    walk.query = { PageNumber = 1 } -- the service's default is not documented
    for name, value in pairs(query) do
      walk.query[name] = value
    end
  end
  local answer, err, client = calls.fetch(source, walk, at)
  if not answer then return nil, err end
  local items, body = items_of(answer, not at)
  if not items then
    local message = ("a page without items (status %d)"):format(answer.status)
    return nil, failures.about("protocol", answer, message)
  end
  local base = client.config.base[row.host or "api"]
  local following, reason = page.after(answer, answer.path, items, body, at, row, base)
  return {
    items = record_tostring.attach(items, row.gives), at = at, next = following, barred = reason,
    key = at and at.key or answer.path .. "\n",
    text = answer.text,
  }
end

return page
