// Drives a headless Chromium through its debugging pipe: pages, keys, sizes, pictures and the console's messages.
"use strict";
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
  "--hide-scrollbars", "--remote-debugging-pipe"];
const KEYS = { ArrowDown: 40, ArrowUp: 38, Enter: 13, Escape: 27, Tab: 9 };

// Each message ends with a zero byte.
function connect(child) {
  const waiting = new Map(), listeners = [];
  let number = 0, rest = Buffer.alloc(0);
  child.stdio[4].on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
      const message = JSON.parse(rest.subarray(0, end).toString());
      const reply = waiting.get(message.id);
      waiting.delete(message.id);
      if (!reply) listeners.forEach((listener) => listener(message));
      else if (message.error) reply.reject(new Error(message.error.message));
      else reply.resolve(message.result);
    }
  });
  function send(method, params, sessionId) {
    const id = ++number;
    child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  }
  child.on("exit", () => waiting.forEach((reply) => reply.reject(new Error("Chromium ended"))));
  return { send, listen: (listener) => listeners.push(listener) };
}

class Page {
  constructor(connection, session) {
    this.call = (method, params = {}) => connection.send(method, params, session);
    this.said = []; // errors of the console, exceptions, and what the page may not do
    this.asked = []; // addresses
    connection.listen((message) => this.hear(message));
  }

  hear({ method, params }) {
    if (method === "Runtime.exceptionThrown") this.said.push(params.exceptionDetails.text);
    if (method === "Log.entryAdded") this.said.push(`${params.entry.text} ${params.entry.url || ""}`);
    if (method === "Runtime.consoleAPICalled") this.said.push(params.args.map((one) => one.value).join(" "));
    if (method === "Network.requestWillBeSent") this.asked.push(params.request.url);
    if (method === "Page.loadEventFired" && this.loaded) this.loaded();
  }

  async start() {
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await this.call(domain + ".enable");
  }

  // Resolves when the page that an action leads to has loaded.
  async after(action) {
    const loaded = new Promise((resolve) => { this.loaded = resolve; });
    await action();
    await loaded;
    this.loaded = null;
  }

  // By way of an empty page, since another anchor of the same page loads nothing.
  async open(address) {
    for (const url of ["about:blank", address]) await this.after(() => this.call("Page.navigate", { url }));
  }

  async value(expression) {
    const { result, exceptionDetails } = await this.call("Runtime.evaluate",
      { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception.description}`);
    return result.value;
  }

  // Resolves with the value of an expression as soon as it is true.
  until(expression) {
    return this.value(`new Promise((done) => { (function look() {
      const value = ${expression};
      if (value) done(value); else setTimeout(look, 10);
    })(); })`);
  }

  size(width, height, scheme) {
    return Promise.all([
      this.call("Emulation.setDeviceMetricsOverride",
        { width, height, deviceScaleFactor: 1, mobile: width < 500 }),
      this.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme || "light" }] }),
    ]);
  }

  async press(key) {
    const code = KEYS[key] || key.toUpperCase().charCodeAt(0);
    const text = key === "Enter" ? "\r" : key.length === 1 ? key : undefined;
    await this.call("Input.dispatchKeyEvent", { type: "keyDown", key, text, windowsVirtualKeyCode: code });
    await this.call("Input.dispatchKeyEvent", { type: "keyUp", key, windowsVirtualKeyCode: code });
  }

  write(text) { return this.call("Input.insertText", { text }); }

  async picture(file) {
    const { data } = await this.call("Page.captureScreenshot", { format: "png" });
    fs.writeFileSync(file, Buffer.from(data, "base64"));
  }
}

// Calls `use` with a page of a browser of its own.
exports.withPage = async function (use) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "partnercenter-chromium-"));
  const child = spawn("chromium", [...OPTIONS, "--user-data-dir=" + profile, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  try {
    const connection = connect(child);
    const { targetInfos } = await connection.send("Target.getTargets");
    const { targetId } = targetInfos.find((target) => target.type === "page");
    const { sessionId } = await connection.send("Target.attachToTarget", { targetId, flatten: true });
    const page = new Page(connection, sessionId);
    await page.start();
    await use(page);
    await connection.send("Browser.close");
  } finally {
    child.kill("SIGKILL");
    await ended;
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};
