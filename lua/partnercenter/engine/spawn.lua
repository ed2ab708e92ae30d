--- `partnercenter.spawn`: a function that runs in the host's own kind of task.
local check = require "partnercenter.arguments.check"
local drivers = require "partnercenter.engine.driver"
local engine = require "partnercenter.engine"
local misuse = require "partnercenter.arguments.misuse"
local public_functions = require "partnercenter.arguments.public_functions"
local redaction = require "partnercenter.errors.redaction"
local tasks = require "partnercenter.engine.tasks"

local spawn = {}

local OPTIONS = { driver = "string|table" }

---@class partnercenter.Task
---@field cancel fun(self: partnercenter.Task) ends the calls of the task with kind `cancelled`
---@field status fun(self: partnercenter.Task): partnercenter.TaskStatus

local task_meta = { __name = "partnercenter.task" }
task_meta.__index = {
  --- Ends the task's calls, which return kind `cancelled`.
  cancel = function(self)
    if not self.state.over then
      self.state.was_cancelled = true
      engine.cancel(self.state)
    end
  end,
  ---@return "running"|"done"|"cancelled"
  status = function(self)
    return self.state.was_cancelled and "cancelled" or self.state.over and "done" or "running"
  end,
}

public_functions.methods_of(task_meta, "task")

--- Starts fn in the host's own kind of task and returns at once; needs a host with an event loop. Without
--- on_done the host shows what fn raises, and it always shows what on_done raises.
---@param fn fun(): any, any ordinary code that calls the API
---@param on_done fun(value: any, err: any)|nil called exactly once; `err` is also what fn raised, as it was
--- raised, a text with its traceback
---@param options table|nil driver: "uv" for luv outside of Neovim
---@return partnercenter.Task
function spawn.spawn(fn, on_done, options)
  local what = "partnercenter.spawn"
  check.type(fn, "function", what .. ": fn")
  if on_done ~= nil then
    check.type(on_done, "function", what .. ": on_done")
  end
  options = check.options(options, OPTIONS, what)
  local driver, why = drivers.chosen(options.driver, what)
  if why and not driver.spawns_anywhere then
    misuse.raise(what .. ": " .. why)
  elseif not driver.has_loop then
    misuse.raise("partnercenter.spawn needs an event loop: nginx, Neovim, luv or cqueues; "
      .. "in plain Lua use partnercenter.each or partnercenter.map")
  end
  local state = {}
  function state.finished(_, ok, value, err)
    if not ok then
      err, value = value == nil and tasks.no_reason("the task") or value, nil
    end
    if on_done then
      ok, err = tasks.protect(on_done, value, err)
    end
    if not ok then -- the host shows it
      error(driver.shows_text and redaction.text_of(err) or err, 0)
    end
  end
  engine.spawn(state, fn, driver)
  return setmetatable({ state = state }, task_meta)
end

return spawn
