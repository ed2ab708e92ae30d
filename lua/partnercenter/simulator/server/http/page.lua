--- Answers with a page of a collection, in each paging style of the service.
-- luacheck: read globals ngx
local filter = require "partnercenter.simulator.server.http.filter"
local json = require "partnercenter.simulator.json"
local odata = require "partnercenter.simulator.server.http.odata"
local reply = require "partnercenter.simulator.server.http.reply"
local sets = require "partnercenter.simulator.server.records.sets"

local page = {}

local function token(at) return ngx.encode_base64(json.encode(at)) end

local function refused(description) return nil, reply.problem(400, 2000, description) end

local function read_token(text)
  local decoded = text and ngx.decode_base64(text)
  local at = decoded and json.decode(decoded)
  if type(at) ~= "table" or type(at.offset) ~= "number" or type(at.size) ~= "number" then
    return refused "The continuation token is missing or not valid"
  end
  return at
end

local function whole(call, name, default)
  local text = call.query[name]
  if not text then return default end
  local number = text:match("^%d%d?%d?%d?%d?%d?$")
  if not number then return refused(("The %s is not valid"):format(name)) end
  return tonumber(number)
end

-- Returns the subset that passes a filter.
local function filtered(set, wanted)
  if not wanted then return set end
  return sets.where(set, function(record) return filter.matches(wanted, record) end)
end

local function items_of(set, at)
  local items, count = json.array(), set:count()
  local stop = at.size == 0 and count or math.min(count, at.offset + at.size)
  for position = at.offset + 1, stop do items[#items + 1] = set:at(position) end
  return items, count
end

local prefixes = { plain = "/", bare = "", v1 = "/v1/", loop = "/", double = "/" }

local function origin(call)
  return ("%s://%s"):format(call.request.scheme, call.request.header("Host") or "127.0.0.1")
end

local function own_uri(call)
  local name = call.request.path:match("^/v1/(.*)$")
  local form = call.settings.links
  if form == "absolute" then return origin(call) .. call.request.path end
  if form == "foreign" then return "https://elsewhere.example" .. call.request.path end
  return name and prefixes[form] .. name or call.request.path
end

local function link(uri, headers) return { uri = uri, method = "GET", headers = json.array(headers) } end

local PLACING = { size = true, offset = true, filter = true, seekoperation = true, seek_operation = true }

-- Returns the query without its paging parameters.
local function other_query(call)
  local pieces = {}
  for piece in (call.request.uri:match("%?(.*)$") or ""):gmatch("[^&]+") do
    if not PLACING[piece:match("^[^=]*"):lower()] then pieces[#pieces + 1] = piece end
  end
  pieces[#pieces + 1] = ""
  return table.concat(pieces, "&")
end

local function seek_link(call, operation, at)
  local spelling = call.row.query and call.row.query.seek_operation and "seek_operation" or "seekOperation"
  local query = ("%ssize=%d&%s=%s"):format(other_query(call), at.size, spelling, operation)
  local uri = own_uri(call) .. "?" .. query
  if call.settings.links == "double" then uri = uri:gsub("&", "?") end
  return link(uri, { { key = "MS-ContinuationToken", value = token(at) } })
end

local function seek_links(call, at, total)
  local query = call.request.uri:match("%?(.*)$")
  local result = { self = link(own_uri(call) .. (query and "?" .. query or "")) }
  local function step(operation, offset)
    local place = { offset = offset, size = at.size, filter = at.filter }
    result[operation:lower()] = seek_link(call, operation, place)
  end
  if at.size > 0 and at.offset + at.size < total then
    step("Next", call.settings.links == "loop" and at.offset or at.offset + at.size)
  end
  if at.offset > 0 then step("Previous", math.max(0, at.offset - at.size)) end
  return result
end

local function envelope(call, items, total)
  local counting = call.settings.total_count
  local value = { items = items, attributes = { objectType = "Collection" } }
  if counting ~= "none" then value.totalCount = counting == "page" and #items or total end
  return value
end

local function read_filter(call, kind)
  local text = call.query.filter
  if not text or not kind.filters then return nil end
  return filter.parse(text, kind.filters)
end

-- Returns the position for a request without a continuation token.
local function first(call, kind)
  local wanted, refusal = read_filter(call, kind)
  if refusal then return nil, refusal end
  local size, offset
  size, refusal = whole(call, "size", kind.size or call.settings.page_size)
  if not size then return nil, refusal end
  offset, refusal = whole(call, "offset", 0)
  if not offset then return nil, refusal end
  if kind.max_size and (size == 0 or size > kind.max_size) then size = kind.max_size end
  return { offset = offset, size = size, filter = wanted }
end

local SEEKS = { first = true, next = true, previous = true, last = true, pageindex = true }

local function seek_position(call, kind)
  local seek = (call.query.seekoperation or call.query.seek_operation or ""):lower()
  if seek ~= "" and not SEEKS[seek] then return refused "The seek operation is not supported" end
  local text = call.request.header("MS-ContinuationToken")
  if seek == "next" or seek == "previous" or (seek == "" and text) then return read_token(text) end
  return first(call, kind)
end

local styles = {}

-- size and seekOperation; MS-ContinuationToken in the headers of links.
function styles.continuation(call, kind, set)
  local at, refusal = seek_position(call, kind)
  if not at then return refusal end
  local items, total = items_of(filtered(set, at.filter), at)
  local value = envelope(call, items, total)
  if call.settings.links ~= "none" then value.links = seek_links(call, at, total) end
  local following = value.links and value.links.next
  if kind.token_in_body and following then value.continuationToken = following.headers[1].value end
  return reply.json(200, value)
end

styles.links = styles.continuation

-- size and offset, without links.
function styles.offset(call, kind, set)
  local at, refusal = first(call, kind)
  if not at then return refusal end
  local items, total = items_of(filtered(set, at.filter), at)
  local value = envelope(call, items, total)
  local query = call.request.uri:match("%?(.*)$")
  local uri = own_uri(call) .. (query and "?" .. query or "")
  value.links = { self = link(uri), previous = link((uri:gsub("([?&]offset=)%d+", "%10"))) }
  return reply.json(200, value)
end

-- A bare array; the continuation token is a header of the answer.
function styles.header(call, _, set)
  local at, refusal
  local text = call.request.header("MS-ContinuationToken")
  if text then
    at, refusal = read_token(text)
    if not at then return refusal end
  else
    local size
    size, refusal = whole(call, "pagesize", 300)
    if not size then return refusal end
    at = { offset = 0, size = math.max(1, math.min(size, 300)) }
  end
  local items, total = items_of(set, at)
  local headers = {}
  if at.offset + at.size < total then
    headers["MS-ContinuationToken"] = token { offset = at.offset + at.size, size = at.size }
  end
  return reply.json(200, items, headers)
end

-- PageSize and PageNumber, from 1; a bare array.
function styles.number(call, _, set)
  local size = tonumber(call.query.pagesize or call.settings.page_size)
  local number = tonumber(call.query.pagenumber or 1)
  if not size or not number or size < 1 or number < 1 then
    return reply.problem(400, 2000, "PageSize and PageNumber must not be zero")
  end
  return reply.json(200, (items_of(set, { offset = (number - 1) * size, size = size })))
end

-- top and skip; the names of the envelope are those of the analytics pages.
function styles.skip(call, _, set)
  local top, refusal = whole(call, "top", call.settings.page_size)
  if not top then return refusal end
  local skip
  skip, refusal = whole(call, "skip", 0)
  if not skip then return refusal end
  top = math.max(1, math.min(top, 10000))
  local items, total = items_of(set, { offset = skip, size = top })
  local value = { Value = items, TotalCount = total }
  if skip + top < total then
    value["@nextLink"] = ("%s%s?top=%d&skip=%d"):format(origin(call), call.request.path, top, skip + top)
  end
  return reply.json(200, value)
end

-- The options that hold for the next page too.
local function other_options(call)
  local pieces = {}
  for piece in (call.request.uri:match("%?(.*)$") or ""):gmatch("[^&]+") do
    local name = ngx.unescape_uri(piece:match("^[^=]*")):lower()
    if name ~= "$top" and name ~= "$skiptoken" and name ~= "$count" then pieces[#pieces + 1] = piece end
  end
  pieces[#pieces + 1] = ""
  return table.concat(pieces, "&")
end

local COUNTS = { ["true"] = true, ["false"] = true }

-- The numbers of $top and $skipToken, or what is wrong with an option.
local function odata_numbers(call, kind)
  local top = whole(call, "$top", call.settings.page_size)
  if not top or top > (kind.max_size or math.huge) then
    return nil, nil, "Invalid value for $top" .. (top and ": at most " .. kind.max_size or "")
  end
  local skip = whole(call, "$skiptoken", 0)
  if not skip then return nil, nil, "Invalid value for $skipToken" end
  if not COUNTS[call.query["$count"] or "false"] then return nil, nil, "Invalid value for $count" end
  return top, skip
end

-- $top, $filter and $orderby; @odata.nextLink is an absolute link to the next page.
function styles.odata(call, kind, all)
  local set, problem = odata.apply(call.query, all, call.row.gives)
  if not set then return reply.graph(400, "badRequest", problem) end
  local top, skip, wrong = odata_numbers(call, kind)
  if wrong then return reply.graph(400, "badRequest", wrong) end
  local items, total = items_of(set, { offset = skip, size = math.max(1, top) })
  local value = { value = items, ["@odata.context"] = origin(call) .. "/v1.0/$metadata" }
  local counts = kind.counted or call.query["$count"] == "true"
  if counts and skip == 0 then value["@odata.count"] = total end
  if skip + top < total then
    value["@odata.nextLink"] = ("%s%s?%s$top=%d&$skiptoken=%d")
      :format(origin(call), call.request.path, other_options(call), top, skip + top)
  end
  return reply.json(200, value)
end

--- Answers with the requested page of a set.
---@param call table
---@param kind table of collections.lua: filters, size, max_size, token_in_body, style
---@param set table count() and at(position)
---@param style string|nil paging style; nil sends the whole set
---@return table reply
function page.answer(call, kind, set, style)
  style = kind.style or style
  if style then return styles[style](call, kind, set) end
  local items, total = items_of(set, { offset = 0, size = 0 })
  if kind.bare then return reply.json(200, items) end
  local value = envelope(call, items, total)
  value.links = { self = link(own_uri(call)) }
  return reply.json(200, value)
end

return page
