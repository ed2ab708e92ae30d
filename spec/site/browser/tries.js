// Tries the built site in headless Chromium, from the disk, and prints TAP:
//   node spec/site/browser/tries.js build/site
"use strict";
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { withPage } = require("./chromium.js");

const top = pathToFileURL(path.resolve(process.argv[2])).href + "/";
const PAGES = ["index.html", "a-z.html", "guides/sign-in.html", "recipes/21_renewals.html", "reference/index.html",
  "reference/subscription.html", "reference/errors.html", "reference/records.html"];
const FIRST = "document.querySelector('#found a')";

const tests = {
  async "no page is wider than a window of 320, 375 or 1280 pixels, light or dark"(page, is) {
    for (const address of PAGES) {
      await page.open(top + address);
      for (const [width, scheme] of [[320, "light"], [375, "dark"], [1280, "light"], [1280, "dark"]]) {
        await page.size(width, 800, scheme);
        is(await page.value("document.documentElement.scrollWidth"), width, `${address} at ${width}`);
      }
    }
  },
  async "\"/\" goes to the field, typing finds calls, and the address keeps the words"(page, is) {
    await page.open(top + "index.html");
    await page.press("/");
    is(await page.value("document.activeElement.id"), "search", "focus");
    await page.write("list subscriptions");
    is(await page.until(FIRST + " && " + FIRST + ".getAttribute('href')"),
      top + "reference/subscription.html#list_subscriptions", "first result");
    is(await page.value("new URLSearchParams(location.search).get('q')"), "list subscriptions", "address");
  },
  async "the arrow keys choose a result, Enter goes there, Escape empties the field"(page, is) {
    await page.open(top + "guides/sign-in.html?q=800008");
    await page.until(FIRST);
    await page.press("ArrowDown");
    is(await page.value("document.querySelector('#found [aria-selected=true] a').textContent"),
      "800008 error 404: cart id not found", "result");
    await page.open(top + "index.html?q=expiring");
    await page.until("[...document.querySelectorAll('#found a')].some(a => a.href.endsWith('partnercenter-gdap.html'))");
    await page.open(top + "guides/sign-in.html?q=800008");
    await page.until(FIRST);
    await page.press("ArrowDown");
    await page.after(() => page.press("Enter"));
    is(await page.value("location.href"), top + "reference/errors.html#404-800008", "page");
    await page.press("/");
    await page.write("no such words");
    await page.until("document.querySelector('#found li').textContent === 'Nothing found'");
    await page.press("Escape");
    is(await page.value("document.getElementById('found').hidden && location.search"), "", "empty");
  },
  async "without scripts, the field leads to the list of all names"(page, is) {
    await page.call("Emulation.setScriptExecutionDisabled", { value: true });
    await page.open(top + "index.html?q=");
    await page.value("document.getElementById('search').focus()");
    await page.write("cart");
    await page.after(() => page.press("Enter"));
    is((await page.value("location.href")).split("?")[0], top + "a-z.html", "page");
    await page.call("Emulation.setScriptExecutionDisabled", { value: false });
  },
};

// Throws where two values differ.
function is(found, wanted, name) {
  if (found !== wanted) throw new Error(`${name}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
}

let number = 0;
function report(name, fault) {
  console.log(`${fault ? "not " : ""}ok ${++number} - ${name}`);
  if (fault) console.log("  " + fault.message);
  if (fault) process.exitCode = 1;
}

async function tried(test, page) {
  try {
    await test(page, is);
  } catch (fault) {
    return fault;
  }
}

console.log("1.." + (Object.keys(tests).length + 2));
withPage(async (page) => {
  for (const [name, test] of Object.entries(tests)) report(name, await tried(test, page));
  report("the console says nothing", page.said.length ? new Error(page.said.join("\n  ")) : null);
  const elsewhere = page.asked.filter((one) => !/^(file:|data:|about:)/.test(one));
  report("no request leaves the disk", elsewhere.length ? new Error(elsewhere.join("\n  ")) : null);
});
