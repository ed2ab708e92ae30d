--- Compresses text as a gzip file of one or more members, by the zlib that nginx has loaded.
-- luacheck: read globals ngx
local ffi = require "ffi"

local gzip = {}

ffi.cdef [[
typedef struct {
  const unsigned char *next_in;
  unsigned int avail_in;
  unsigned long total_in;
  unsigned char *next_out;
  unsigned int avail_out;
  unsigned long total_out;
  const char *msg;
  void *state;
  void *zalloc;
  void *zfree;
  void *opaque;
  int data_type;
  unsigned long adler;
  unsigned long reserved;
} pc_simulator_z_stream;
int deflateInit2_(pc_simulator_z_stream *, int, int, int, int, int, const char *, int);
int deflate(pc_simulator_z_stream *, int);
int deflateEnd(pc_simulator_z_stream *);
]]

local DEFLATED, LEVEL, GZIP_WINDOW, MEMORY = 8, 1, 15 + 16, 8
local FINISH, OK, STREAM_END = 4, 0, 1
local NO_FLUSH = 0
local SIZE = 65536

local buffer = ffi.new("unsigned char[?]", SIZE)

---@class partnercenter.simulator.Gzip
---@field stream ffi.cdata*
---@field parts string[] compressed so far
local methods = {}
local gzip_mt = { __index = methods }

local function run(self, text, flush)
  local stream = self.stream
  stream.next_in, stream.avail_in = text, #text
  repeat
    stream.next_out, stream.avail_out = buffer, SIZE
    local result = ffi.C.deflate(stream, flush)
    assert(result == OK or result == STREAM_END, "deflate failed")
    self.parts[#self.parts + 1] = ffi.string(buffer, SIZE - stream.avail_out)
  until stream.avail_out ~= 0
end

local function begin(self)
  self.stream = ffi.new "pc_simulator_z_stream"
  local stream = self.stream
  local size = ffi.sizeof(stream)
  local result = ffi.C.deflateInit2_(stream, LEVEL, DEFLATED, GZIP_WINDOW, MEMORY, 0, "1.2.3", size)
  assert(result == OK, "deflateInit2 failed")
end

--- Adds text to the current member.
---@param text string
function methods:add(text) run(self, text, NO_FLUSH) end

--- Ends the current member and begins another one.
function methods:next_member()
  run(self, "", FINISH)
  ffi.C.deflateEnd(self.stream)
  begin(self)
end

--- Ends the file.
---@return string bytes
function methods:finish()
  run(self, "", FINISH)
  ffi.C.deflateEnd(self.stream)
  return table.concat(self.parts)
end

--- Begins a gzip file.
---@return partnercenter.simulator.Gzip
function gzip.new()
  local self = setmetatable({ parts = {} }, gzip_mt)
  begin(self)
  return self
end

return gzip
