-- Downloads over real sockets, to a path and to a function: complete or not at all, in constant memory.
local partnercenter = require "partnercenter"
local private = require "partnercenter.client.private"
local process = require "spec_process"
local raw = require "spec.support.servers.raw"
local send = require "partnercenter.call.send"

local MIB = 1024 * 1024
local SIZE = 24 * MIB
local PDF = "Content-Type: application/pdf\r\n"

describe("a file", function()
  local server, client, directory

  local function serve(handler)
    server = raw.start(function(conn)
      local n = 0
      while conn:request() do
        n = n + 1
        handler(conn, n)
      end
    end)
    client = assert(partnercenter.new({ access_token = "marker-access-token", base_url = server.url,
      max_response_bytes = MIB }))
  end

  local function statement(options)
    return client:invoice("G1"):statement(options)
  end

  before_each(function()
    directory = io.popen("mktemp -d"):read("*l")
  end)

  after_each(function()
    client:close()
    server:stop()
    os.execute("rm -rf " .. directory)
  end)

  local function listing()
    return io.popen("ls -A " .. directory):read("*a")
  end

  local function content(name)
    local file = assert(io.open(directory .. "/" .. name, "rb"))
    local text = file:read("*a")
    file:close()
    return text
  end

  local PIECE = ("%PDF-6789abcdef\n"):rep(4096)

  local function large(conn)
    conn:send(("HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n"):format(PDF, SIZE))
    for _ = 1, SIZE / #PIECE do
      conn:send(PIECE)
    end
  end

  local function peak()
    local file = assert(io.open("/proc/self/status"))
    local kib = tonumber(file:read("*a"):match("VmHWM:%s*(%d+)"))
    file:close()
    return kib
  end

  it("larger than any answer may be goes to a path, in bounded memory #load", function()
    serve(large)
    local value, err = statement()
    assert.is_nil(value)
    assert.equal("too_large", err.kind)
    local path, before = directory .. "/statement.pdf", peak()
    assert.equal(SIZE, (assert(statement({ to = path }))))
    assert.is_true(peak() - before < 8 * 1024, ("%d KiB more"):format(peak() - before))
    assert.equal("statement.pdf\n", listing())
    local text = content("statement.pdf")
    assert.is_true(text == PIECE:rep(SIZE / #PIECE))
  end)

  it("goes to a function, piece by piece #load", function()
    serve(large)
    local size, pieces, same = 0, 0, true
    assert.equal(SIZE, (assert(statement({ to = function(piece)
      same = same and piece == PIECE
      size, pieces = size + #piece, pieces + 1
    end }))))
    assert.same({ SIZE, SIZE / #PIECE, true }, { size, pieces, same })
  end)

  it("is begun anew with each attempt", function()
    serve(function(conn, n)
      if n == 1 and conn.number == 1 then
        conn:send("HTTP/1.1 200 OK\r\n" .. PDF .. "Content-Length: 100\r\n\r\nthe first half of a text")
        conn:close()
        process.exit(0)
      end
      conn:answer("200 OK", "%PDF-whole", PDF)
    end)
    assert.equal(10, (assert(statement({ to = directory .. "/a" }))))
    assert.equal("%PDF-whole", content("a"))
  end)

  it("arrives after answers that say it is not ready yet", function()
    serve(function(conn, n)
      if n == 1 then return conn:answer("204 No Content", "", "Retry-After: 0\r\n") end
      conn:answer("200 OK", "%PDF-whole", PDF)
    end)
    assert(statement { to = directory .. "/invoice.pdf" })
    assert.equal("%PDF-whole", content "invoice.pdf")
  end)

  it("is not changed by an error answer", function()
    serve(function(conn)
      conn:answer("400 Bad Request", '{"code":2000,"description":"No such invoice."}', "")
    end)
    local file = assert(io.open(directory .. "/a", "wb"))
    file:write("before")
    file:close()
    local value, err = statement({ to = directory .. "/a" })
    assert.is_nil(value)
    assert.same({ "2000", "No such invoice." }, { err.code, err.description })
    assert.equal("before", content("a"))
    assert.equal("a\n", listing())
  end)

  it("without a marked end is refused", function()
    serve(function(conn)
      conn:send("HTTP/1.1 200 OK\r\nConnection: close\r\n" .. PDF .. "\r\nsome of it")
      conn:close()
      process.exit(0)
    end)
    local value, err = statement({ to = directory .. "/a" })
    assert.is_nil(value)
    assert.equal("protocol", err.kind)
    assert.equal("", listing())
  end)

  it("that the disk has no room for is a config error, and not tried again", function()
    serve(function(conn) conn:answer("200 OK", "x", PDF) end)
    local full = assert(require("luv").fs_open("/dev/full", "w", 0))
    finally(function() require("luv").fs_close(full) end)
    local answer, err = send.call(private.of(client), { name = "x", method = "GET", host = "api" }, "/v1/x",
      { accept = "*/*", file = full })
    assert.is_nil(answer)
    assert.equal("config", err.kind)
    assert.matches("the disk is full", err.message)
    assert.equal(1, server:count())
  end)

  it("that cannot be closed is not there, and not tried again", function()
    serve(function(conn) conn:answer("200 OK", "whole", PDF) end)
    local script, folder = directory .. "/script.lua", directory .. "/failing-close"
    assert(os.execute("mkdir " .. folder))
    local file = assert(io.open(script, "w"))
    file:write(([[
local client = assert(require("partnercenter").new { access_token = "x", base_url = %q })
local size, err = client:invoice("G1"):statement { to = %q }
print(size, err and err.kind, err and err.message)
]]):format(server.url, folder .. "/a"))
    file:close()
    local run = "LUA_PATH='./lua/?.lua;./lua/?/init.lua;;' LUA_CPATH='./build/?.so;;'"
      .. " LD_PRELOAD=./build/failing_close.so timeout 300 lua5.4 %s 2>&1"
    local pipe = assert(io.popen(run:format(script)))
    local said = pipe:read("*a")
    pipe:close()
    assert.equal("nil\tconfig\tthe file for the answer cannot be written: the disk is full\n", said)
    assert.equal("failing-close\nscript.lua\n", listing())
    assert.equal("", io.popen("ls -A " .. folder):read("*a"))
    assert.equal(1, server:count())
  end)
end)
