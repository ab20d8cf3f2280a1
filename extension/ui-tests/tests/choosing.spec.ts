/** Questions that may mean several things: equal choices, one press, a second opinion; and what goes on meanwhile. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { expect, test } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import {
  SIDEBAR,
  THEMES,
  cells,
  makeProject,
  openNotebook,
  outputs,
  runActiveCell,
  screenshot,
  setTheme,
  sidebar,
  violations
} from './workbench';

const CATALOG = `
catalog: hotel
---
dataset: bookings
source: bookings
owner: front-desk
primary_key: [id]
time: booked_on
dimensions:
  booked_on: {type: time, grain: day, description: The day the booking was made.}
links:
  booker: {to: people, on: booker_id = id, description: Who made the booking and pays.}
  guest: {to: people, on: guest_id = id, description: Who stays in the room.}
metrics:
  gross_revenue: {expr: sum(price), title: Gross revenue, synonyms: [revenue], description: Money before refunds and taxes., unit: euro}
  net_revenue: {expr: sum(price - refund), title: Net revenue, synonyms: [revenue], description: What is kept after refunds and taxes., unit: euro}
---
dataset: people
source: people
owner: front-desk
primary_key: [id]
label: name
dimensions:
  id: {type: number}
  name: {description: First and last name.}
  country: {title: Country}
`;

/** A project of each test's own: what is chosen is remembered for its catalog. */
const PROJECT = { 'catalog/hotel.yml': CATALOG, 'workbench.toml': 'catalog = "catalog"\n' };

const question = (page: IJupyterLabPageFixture): Locator =>
  sidebar(page).getByRole('textbox', { name: 'Your question' });
const proposal = (page: IJupyterLabPageFixture): Locator => sidebar(page).getByRole('article', { name: 'Proposal' });
const query = (page: IJupyterLabPageFixture): Locator => proposal(page).getByLabel('Proposed query').first();
const choices = (page: IJupyterLabPageFixture): Locator =>
  proposal(page).getByRole('list', { name: 'What it may mean' }).getByRole('button');

for (const theme of THEMES) {
  test(`a question that may mean several things is a choice, and what is chosen holds, ${theme}`, async ({ page, tmpPath }) => {
    await makeProject(page, tmpPath, PROJECT);
    await openNotebook(page);
    await setTheme(page, theme);
    await page.keyboard.press('Alt+Shift+Y');

    await test.step('the readings stand side by side, told apart in the words of the catalog', async () => {
      await question(page).fill('revenue by month');
      await page.keyboard.press('Enter');
      await expect(choices(page)).toHaveCount(2, { timeout: 60000 });
      await expect(proposal(page).getByRole('status').first()).toHaveText('Which do you mean?');
      await expect(choices(page).filter({ hasText: 'Net revenue' })).toContainText('What is kept after refunds and taxes.');
      await expect(proposal(page).getByRole('button', { name: 'Insert', exact: true })).toHaveCount(0);
      expect(await violations(page, SIDEBAR)).toEqual([]);
      await screenshot(page, `choices-${theme}`);
    });

    await test.step('one is taken with the keyboard', async () => {
      await choices(page).first().focus();
      const net = (await choices(page).first().innerText()).includes('Net revenue') ? '1' : '2';
      await page.keyboard.press(net);
      await expect(query(page)).toHaveText('net_revenue\nby time.month');
      await expect(question(page)).toBeFocused();
      await expect(proposal(page)).toContainText('Chosen by you');
      await expect(proposal(page)).toContainText('Thank you, remembered as right.');
      expect(await violations(page, SIDEBAR)).toEqual([]);
    });

    await test.step('another is taken instead', async () => {
      await proposal(page).getByRole('button', { name: 'Choose another' }).click();
      await expect(choices(page)).toHaveCount(2);
      await choices(page).filter({ hasText: 'Gross revenue' }).click();
      await expect(query(page)).toHaveText('gross_revenue\nby time.month');
    });

    await test.step('asked again, in other words too, it is answered as chosen', async () => {
      for (const words of ['revenue by month', 'monthly revenue']) {
        await question(page).fill(words);
        await page.keyboard.press('Enter');
        await expect(query(page)).toHaveText('gross_revenue\nby time.month');
        await expect(choices(page)).toHaveCount(0);
      }
    });
  });
}

const offer = (page: IJupyterLabPageFixture): Locator => proposal(page).getByRole('region', { name: 'Second opinion' });

const WITH_MODEL = {
  ...PROJECT,
  'model.py': readFileSync(join(__dirname, 'model.py'), 'utf-8'),
  'workbench.toml': 'catalog = "catalog"\nmodels = "models"\nsecond_opinion = "letters"\n'
};

/** Make the project's model and trust it, in the notebook's first cell; what was printed. */
async function makeModel(page: IJupyterLabPageFixture, kind = ''): Promise<string> {
  await page.notebook.setCell(0, 'code', `%run model.py ${kind}`);
  const cell = cells(page).first();
  await cell.click();
  await runActiveCell(page, cell);
  const made = outputs(cell).filter({ hasText: 'is trusted:' }); // beside progress bars of libraries
  await expect(made).toBeVisible({ timeout: 60000 });
  return made.innerText();
}

for (const theme of THEMES) {
  test(`a second opinion is offered, told while it loads, and marked, ${theme}`, async ({ page, tmpPath }) => {
    test.setTimeout(240000);
    await makeProject(page, tmpPath, WITH_MODEL);
    await openNotebook(page);
    await setTheme(page, theme);
    const real = (await makeModel(page)).includes('real');
    await page.keyboard.press('Alt+Shift+Y');
    await question(page).fill('revenue by month');
    await page.keyboard.press('Enter');
    await expect(choices(page)).toHaveCount(2, { timeout: 60000 });

    await test.step('what it needs is told before', async () => {
      await expect(offer(page)).toContainText(/letters can weigh .* GiB are needed, .* GiB are free/);
      expect(await violations(page, SIDEBAR)).toEqual([]);
    });

    await test.step('it can be called off while it starts', async () => {
      await offer(page).getByRole('button', { name: 'Ask for a second opinion' }).focus();
      await page.keyboard.press('Enter');
      await expect(offer(page).getByRole('status')).toContainText(/Starting letters|Loading letters/);
      await expect(offer(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(offer(page).getByRole('button', { name: 'Ask for a second opinion' })).toBeFocused();
      await expect(offer(page).getByRole('status')).toBeEmpty();
      await expect(choices(page)).toHaveCount(2);
    });

    await test.step(real ? 'the answer says whose opinion it was' : 'what is missing is said', async () => {
      await page.keyboard.press('Enter');
      if (!real) {
        await expect(offer(page).getByRole('alert')).toContainText('A second opinion needs transformers', { timeout: 120000 });
        await expect(choices(page)).toHaveCount(2);
        return;
      }
      await expect(proposal(page)).toContainText('After a second opinion by letters', { timeout: 120000 });
      await expect(proposal(page)).toContainText('letters was asked for a second opinion: it gives this reading');
      await expect(offer(page)).toHaveCount(0);
      expect(await violations(page, SIDEBAR)).toEqual([]);
    });
  });
}

test('a model that does not fit is refused before anything is loaded', async ({ page, tmpPath }) => {
  await makeProject(page, tmpPath, WITH_MODEL);
  await openNotebook(page);
  await makeModel(page, 'huge');
  await page.keyboard.press('Alt+Shift+Y');
  await question(page).fill('revenue by month');
  await page.keyboard.press('Enter');
  await expect(offer(page)).toContainText('letters does not fit: about 50291.4 GiB are needed', { timeout: 60000 });
  await expect(offer(page).getByRole('button')).toHaveCount(0);
});

/** So many metrics that reading them takes a moment. */
const MANY = Array.from({ length: 20000 }, (_, i) => `  m${i}: {expr: sum(price) + ${i}, title: Measure ${i}}`).join('\n');
const LARGE = { ...PROJECT, 'catalog/hotel.yml': CATALOG.replace('metrics:\n', `metrics:\n${MANY}\n`) };

test('what goes on is said of what takes long, and can be stopped', async ({ page, tmpPath }) => {
  await openNotebook(page);
  await makeProject(page, tmpPath, LARGE);
  await page.keyboard.press('Alt+Shift+Y');
  const status = sidebar(page).locator('.jp-mw-ask > .jp-mw-progress');
  await question(page).fill('gross revenue by month');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(/^(Reading the catalog|Learning the catalog's words)\.$/); // as soon as the server gets to say it
  expect(await violations(page, SIDEBAR)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(status).toBeEmpty();
  await expect(sidebar(page).getByRole('button', { name: 'Ask', exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(query(page)).toHaveText('gross_revenue\nby time.month', { timeout: 60000 });
});

test('what goes on is not said of a fast answer', async ({ page, tmpPath }) => {
  await openNotebook(page);
  await makeProject(page, tmpPath, PROJECT);
  await page.keyboard.press('Alt+Shift+Y');
  const status = sidebar(page).locator('.jp-mw-ask > .jp-mw-progress');
  await question(page).fill('gross revenue by month');
  await page.keyboard.press('Enter');
  await expect(query(page)).toHaveText('gross_revenue\nby time.month', { timeout: 60000 });

  // Every text that the status ever shows is noted, and there is none.
  await status.evaluate(node => {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(node.textContent ?? '')).observe(node, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { seen });
  });
  await question(page).fill('net revenue by month');
  await page.keyboard.press('Enter');
  await expect(query(page)).toHaveText('net_revenue\nby time.month');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
});
