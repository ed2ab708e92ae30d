--- Reads blobs of exports: gzip files of JSON lines, on hosts that get no token. They are inflated as they
--- arrive, and a slow consumer holds the transfer back, so memory does not grow with a blob.
local core = require "partnercenter.core"
local engine = require "partnercenter.engine"
local errors = require "partnercenter.errors"
local allowed = require "partnercenter.foreign_hosts.allowed"
local json = require "partnercenter.json"
local request = require "partnercenter.foreign_hosts.request"
local tasks = require "partnercenter.engine.tasks"

local blob = {}

local NOTHING = {}
local ENDED = { cancelled = true, closed = true } -- by the caller
local STOPPED = "the function stopped"
local HINT = "the option export_hosts adds hosts of blobs"

---@class partnercenter.foreign_hosts.Blob what was read of a blob
---@field rows integer      lines that were handed on
---@field received integer  bytes that arrived
---@field bytes integer     of text
---@field etag string?      with its quotes
---@field totals table[]?    see csrc/bind/table.c; with the option `totals` only

local function counted(reader)
  local rows, received, bytes = reader:counts()
  return { rows = rows, received = received, bytes = bytes, etag = reader:etag() }
end

-- Works off what arrives until the end. `work` returns the state of the blob, or nil and an error.
local function run(flow, work, progress)
  while not ENDED[flow.answer.error] do
    local over = flow.answer.attempts -- `work` and `progress` may wait, and the rest arrives meanwhile
    local state, err = work(flow.blob)
    if not state then return err end
    if progress then progress(flow.blob:counts()) end
    if state == "end" or (state == "wait" and over) then break end
    engine.wait_for_more(flow)
  end
  while not flow.answer.attempts do engine.wait_for_more(flow) end
end

local function unchanged(raised) return raised end

--- Starts to fetch a blob. What arrives waits for its reader, up to 256 KiB; then the transfer rests.
---@param client partnercenter.Session
---@param url string
---@param options partnercenter.foreign_hosts.BlobOptions?
---@return table? opened for the option `opened`, or `blob.drop`
---@return partnercenter.error?
function blob.open(client, url, options)
  options = options or NOTHING
  local reader, why = core.blob()
  if not reader then return nil, errors.new("config", { message = why }) end
  local prepared, err = request.prepare({
    name = options.name or "blob", allowed = allowed.of_blobs(client.config), hint = HINT, blob = reader,
  }, url, options)
  if not prepared then return nil, err end
  return {
    prepared = prepared, flow = engine.open(client, prepared.operation, prepared.path, prepared.request),
  }
end

--- Ends what `blob.open` has started; nothing stays in flight.
---@param opened table
function blob.drop(opened)
  engine.drop(opened.flow)
  opened.flow.blob:close()
end

-- Works off a blob. Whatever happens, nothing stays in flight.
local function flow_through(client, opened, work, progress)
  local flow = opened.flow
  local ok, err = tasks.try(run, unchanged, flow, work, progress)
  local found = counted(flow.blob)
  if ok and err == nil then err = request.finish(client, opened.prepared, flow.answer) end
  blob.drop(opened)
  if not ok then error(err, 0) end
  return found, err
end

local function read(client, url, options, work)
  local totals = options.totals and assert(core.totals(options.totals))
  local opened, problem = options.opened, nil
  if not opened then opened, problem = blob.open(client, url, options) end
  if not opened then return nil, problem end
  local found, err = flow_through(client, opened, function(reader)
    return work(reader, totals)
  end, options.progress)
  found.totals = totals and totals:sums()
  if err ~= nil then return nil, err, found end
  return found
end

local function broken(options, kind, message)
  return errors.new(kind, { operation = options.name or "blob", message = message, phase = "answer" })
end

---@class partnercenter.foreign_hosts.BlobOptions the options of `request.prepare`, and these
---@field name string?      the operation, for errors and events
---@field progress? fun(rows: integer, received: integer, bytes: integer) is called while the blob is read
---@field opened? table     what `blob.open` returned for the same URL, in the same task
---@field totals? table     names of the members whose amounts are added, see core.totals

-- Calls fn with each item that `take` puts into a table.
local function each_of(client, url, fn, options, take)
  local items = {}
  options = options or NOTHING
  return read(client, url, options, function(reader, totals)
    local n, state, message = take(reader, items, totals)
    if not n then return nil, broken(options, state, message) end
    for i = 1, n do
      local item = items[i]
      items[i] = nil
      local go_on, err = fn(item)
      if go_on == false then return nil, err or STOPPED end
    end
    return state
  end)
end

local function take_lines(reader, lines) return reader:lines(lines) end

--- Calls `fn` with each line of a blob, in order. `fn` may yield; it stops with false and an error.
---@param client partnercenter.Session
---@param url string
---@param fn fun(line: string): boolean?, any
---@param options partnercenter.foreign_hosts.BlobOptions?
---@return partnercenter.foreign_hosts.Blob?
---@return any err
---@return partnercenter.foreign_hosts.Blob? found what was read before an error
function blob.each(client, url, fn, options)
  return each_of(client, url, fn, options, take_lines)
end

--- The same with each line decoded, in half the time of `each` with `json.decode`.
---@param client partnercenter.Session
---@param url string
---@param fn fun(row: table<string, any>): boolean?, any null fields are absent
---@param options partnercenter.foreign_hosts.BlobOptions?
---@return partnercenter.foreign_hosts.Blob?
---@return any err
---@return partnercenter.foreign_hosts.Blob? found what was read before an error
function blob.rows(client, url, fn, options)
  local names = {}
  return each_of(client, url, fn, options, function(reader, rows, totals)
    return reader:rows(rows, names, json.decode, totals)
  end)
end

--- Writes a blob to a descriptor, behind what it holds: its lines, or the gzip data that they came in. Lines
--- must be JSON objects.
---@param client partnercenter.Session
---@param url string
---@param descriptor integer such as `core.download(path):fd()`
---@param form "lines"|"gzip"
---@param options partnercenter.foreign_hosts.BlobOptions?
---@return partnercenter.foreign_hosts.Blob?
---@return any err
---@return partnercenter.foreign_hosts.Blob? found what was read before an error
function blob.save(client, url, descriptor, form, options)
  options = options or NOTHING
  return read(client, url, options, function(reader, totals)
    local state, kind, message = reader:copy(descriptor, form, totals)
    if not state then return nil, broken(options, kind, message) end
    return state
  end)
end

--- Writes a blob to a descriptor as rows of CSV, without a header. `core.table_join` makes a table of them.
---@param client partnercenter.Session
---@param url string
---@param descriptor integer of an empty file
---@param options partnercenter.foreign_hosts.BlobOptions?
---@return partnercenter.foreign_hosts.Blob? with `columns` and `widths`, which the join takes
---@return any err
---@return partnercenter.foreign_hosts.Blob? found what was read before an error
function blob.tabulate(client, url, descriptor, options)
  options = options or NOTHING
  local rows, why = core.table()
  if not rows then return nil, broken(options, "config", why) end
  local found, err, partial = read(client, url, options, function(reader, totals)
    local state, kind, message = reader:tabulate(descriptor, rows, totals)
    if not state then return nil, broken(options, kind, message) end
    return state
  end)
  if found then found.columns, found.widths = rows:columns() end
  return found, err, partial
end

return blob
