// WebKitGTK through its own WebDriver: the W3C protocol, as much of it as the journey needs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { free_port, until } from './house.mjs';

const element_key = 'element-6066-11e4-a52e-4f735466cecf';

function call(port, method, path, body) {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method, path, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => {
        const { value } = JSON.parse(text);
        if (answer.statusCode < 400) resolve(value);
        else reject(new Error(`${path}: ${value.error}: ${value.message}`));
      });
    });
    asking.on('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function browser_path() {
  const places = ['4.1', '6.0', '4.0'].map(
    (version) => `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/` +
      `webkit${version === '6.0' ? '' : '2'}gtk-${version}/MiniBrowser`);
  return places.find((place) => existsSync(place));
}

/** {evaluate, open, keys, click, close}; keys are given one by one to the focused element. */
export async function open_webkit() {
  const port = await free_port();
  const driver = spawn('xvfb-run', ['-a', 'WebKitWebDriver', `--port=${port}`], {
    detached: true, // its own group, so that its children end with it
    stdio: 'ignore',
    env: {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', // in a container there is no other way
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    },
  });
  const end = () => {
    try {
      process.kill(-driver.pid);
    } catch (error) {
      // It is gone already.
    }
  };
  try {
    await until(() => call(port, 'GET', '/status').then(() => true, () => false), 'WebKitWebDriver');
    const session = await call(port, 'POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: browser_path(), args: ['--automation'] },
        },
      },
    });
    const at = `/session/${session.sessionId}`;
    const evaluate = (script, ...args) =>
      call(port, 'POST', `${at}/execute/sync`, { script, args });
    return {
      evaluate,
      open: (url) => call(port, 'POST', `${at}/url`, { url }),
      back: () => call(port, 'POST', `${at}/back`, {}),
      async click(selector) {
        const element = await call(port, 'POST', `${at}/element`, {
          using: 'css selector', value: selector,
        });
        await call(port, 'POST', `${at}/element/${element[element_key]}/click`, {});
      },
      keys: (text) => call(port, 'POST', `${at}/actions`, {
        actions: [{
          type: 'key',
          id: 'keyboard',
          actions: [...text].flatMap((value) => [
            { type: 'keyDown', value }, { type: 'keyUp', value },
          ]),
        }],
      }),
      async close() {
        await call(port, 'DELETE', at).catch(() => {});
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}
