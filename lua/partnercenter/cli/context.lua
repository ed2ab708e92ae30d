--- What a command works with: the client of the chosen profile, and the ways to print.
local display_width = require "partnercenter.cli.output.display_width"
local exit_status = require "partnercenter.cli.exit_status"
local printer = require "partnercenter.cli.output.printer"
local profiles = require "partnercenter.cli.profiles"
local progress = require "partnercenter.cli.output.progress"
local stop = require "partnercenter.cli.stop"

---@class partnercenter.cli.Context
---@field options table global options of the command line
local context = {}
local meta = { __index = context }

-- Members of a profile that are options of the client as they are.
local AS_THEY_ARE = {
  "tenant_id", "client_id", "certificate", "private_key", "cloud", "base_url", "authority", "ca_file",
  "account", "managed_identity", "federated_token_file", "read_only",
}

-- The first line that the user's own command prints.
local function output_of(command)
  local stream = io.popen(command, "r")
  local line = stream and stream:read("*l")
  local ok = stream and stream:close()
  if not ok or not line or line == "" then
    stop.with(exit_status.sign_in, "the profile's secret_command printed no secret",
      "run it by hand: " .. command)
  end
  return line
end

local function add_sign_in(given, name, profile)
  local store = require "partnercenter.store.file"
  if profile.secret_command then
    given.client_secret = function() return output_of(profile.secret_command) end
  elseif profile.secret_file then
    given.client_secret = function()
      local file, why = io.open(profile.secret_file, "rb")
      if not file then stop.with(exit_status.sign_in, "the secret cannot be read: " .. why) end
      local line = file:read("*l")
      file:close()
      return line
    end
  end
  if profile.sign_in == "device_code" then
    given.device_code = function()
      stop.with(exit_status.sign_in, "the sign-in of this profile has ended",
        "sign in again: partnercenter login --profile " .. name)
    end
  end
  if profile.sign_in == "device_code" then
    given.token_store, given.account = store.new(profiles.token_path(name)), name
  end
end

--- The client's options for a profile.
---@param name string?
---@param profile table?
---@return table
function context.client_options(name, profile)
  local given = {}
  if not profile then return given end
  for _, member in ipairs(AS_THEY_ARE) do
    given[member] = profile[member]
  end
  add_sign_in(given, name, profile)
  return given
end

local function add_globals(given, options)
  if options.timeout then given.timeout = options.timeout end
  if options.read_only then given.read_only = true end
  if options.verbose then given.on_event = require("partnercenter.cli.output.verbose").tell end
end

-- Members that say where the service is, and how to trust it.
local ENDPOINTS = { "cloud", "base_url", "authority", "ca_file" }

local function no_sign_in() return nil, "this client does not sign in" end

--- The options of a client that does not sign in, checked, for a process that works in another folder.
---@return table
function context:endpoints()
  local _, profile = profiles.chosen(self.options)
  local given = {}
  for _, member in ipairs(ENDPOINTS) do given[member] = profile and profile[member] end
  given.access_token = no_sign_in
  stop.unless(require("partnercenter").new(given)):close()
  given.access_token = nil
  local ca_file = given.ca_file or os.getenv "PARTNERCENTER_CA_FILE"
  given.ca_file = ca_file and ca_file ~= "" and profiles.absolute(ca_file) or nil
  return given
end

--- The client, made at its first use.
---@return partnercenter.Client
function context:client()
  if not self.made then
    local name, profile = profiles.chosen(self.options)
    local given = context.client_options(name, profile)
    add_globals(given, self.options)
    self.made = stop.unless(require("partnercenter").new(given))
    self.profile_name, self.profile = name, profile
  end
  return self.made
end

--- Finds the customer that a GUID or a domain names.
---@param which string
---@return partnercenter.customer handle
function context:customer(which)
  local client = self:client()
  if which:find("^%x+%-%x+%-%x+%-%x+%-%x+$") then return client:customer(which) end
  return client:customer(stop.unless(client:find_customer(which)).id)
end

--- Prints records as they come.
---@param columns partnercenter.cli.Column[]
---@param next_record fun(): table?
---@return integer count
function context:records(columns, next_record) return printer.records(self.options, columns, next_record) end

--- Prints records that come one now and then, each at once.
---@param columns partnercenter.cli.Column[]
---@param next_record fun(): table?
---@return integer count
function context:live_records(columns, next_record)
  return printer.live_records(self.options, columns, next_record)
end

--- Refuses --fields that no record can have, before the first one comes.
---@param columns partnercenter.cli.Column[]
---@param members string[] that the records may have, beside the columns
function context:check_fields(columns, members) printer.check_names(self.options, columns, members) end

--- Prints one record.
---@param columns partnercenter.cli.Column[]
---@param record table
function context:record(columns, record) printer.record(self.options, columns, record) end

--- Prints a single value.
---@param value any
function context:value(value) printer.value(self.options, value) end

--- Prints the plan of a dry run.
---@param plan partnercenter.Plan
function context:plan(plan)
  local format = self.options.output
  if format == "json" or format == "jsonl" then return printer.value(self.options, plan) end
  printer.text(tostring(plan))
end

local steps_meta = {}

function steps_meta.__tostring(plan)
  local lines = {}
  for place, step in ipairs(plan.steps) do lines[place] = ("%d. %s"):format(place, step) end
  return table.concat(lines, "\n")
end

--- In a dry run, prints the steps of a command that has no workflow.
---@param steps string[]
---@return boolean shown the command is over
function context:only_plans(steps)
  if not self.options.dry_run then return false end
  self:plan(setmetatable({ steps = steps }, steps_meta))
  return true
end

--- Begins a progress line.
---@param noun string
---@param total integer?
function context:progress(noun, total)
  self.line = progress.new(self.options, noun, total)
  return self.line
end

--- Writes a note on standard error, unless --quiet.
---@param text string
function context:note(text)
  if self.options.quiet then return end
  for line in (text .. "\n"):gmatch("(.-)\n") do
    io.stderr:write(display_width.harmless(line), "\n")
  end
end

--- Registers work for the end of the command, whatever ends it. Ctrl-C would raise behind a pcall too.
---@param work fun()
function context:at_close(work) self.last_work = work end

--- Ends all calls.
function context:close()
  if self.last_work then self.last_work() end
  if self.line then self.line:clear() end
  if self.made then pcall(self.made.close, self.made) end
end

--- Makes the context of a command line.
---@param options table
---@return partnercenter.cli.Context
function context.new(options) return setmetatable({ options = options }, meta) end

return context
