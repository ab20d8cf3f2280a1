/** Questions that may mean several things: equal choices, one press, and what was chosen holds. */
import { expect, test } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { SIDEBAR, THEMES, makeProject, openNotebook, screenshot, setTheme, sidebar, violations } from './workbench';

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
