// Chromium without the inspector's pretence that every tab is seen: a tab behind another is hidden.
import puppeteer from 'puppeteer-core';

export function open_puppet(folder) {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    userDataDir: folder,
    defaultViewport: null,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--disable-extensions', '--disable-features=Translate,OptimizationHints'],
  });
}
