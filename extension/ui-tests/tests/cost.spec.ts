/** The cost tab: shown where the notebook's project has cloud efficiency, and within everybody's reach. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { expect, test } from '@jupyterlab/galata';
import {
  SIDEBAR,
  THEMES,
  cellText,
  cells,
  focusSearch,
  makeProject,
  openNotebook,
  outputs,
  runActiveCell,
  setTheme,
  sidebar,
  violations
} from './workbench';

/** A board as a publication keeps it, beside the test. */
const BOARD = readFileSync(join(__dirname, 'board.json'), 'utf-8');

/** A project with cloud efficiency. */
const PROJECT = {
  'catalog/catalog.yml': 'catalog: costs\ntitle: Costs\nuses: [efficiency]\n',
  'efficiency/feeds.yml': 'feeds: []\n',
  'lake/board.json': BOARD,
  'workbench.toml': 'catalog = "catalog"\n\n[efficiency]\nfolder = "efficiency"\n'
};

const costTab = (page: IJupyterLabPageFixture) => sidebar(page).getByRole('tab', { name: 'Cost' });

test('there is no cost tab in a project without cloud efficiency', async ({ page }) => {
  await openNotebook(page);
  await focusSearch(page);
  await expect(sidebar(page).getByRole('option').first()).toBeVisible();
  await expect(costTab(page)).toHaveCount(0);
});

for (const theme of THEMES) {
  test(`owners, platforms and audits show, and axe finds nothing, ${theme}`, async ({ page, tmpPath }) => {
    await makeProject(page, tmpPath, PROJECT);
    await openNotebook(page);
    await setTheme(page, theme);
    await focusSearch(page);
    await costTab(page).click();
    await expect(sidebar(page).getByRole('treeitem')).toHaveCount(5);
    await expect(sidebar(page).getByRole('treeitem', { name: 'Search' })).toContainText('25,475 USD');
    await expect(sidebar(page).getByText('billing-fresh')).toBeVisible();
    await sidebar(page).getByText('kubernetes', { exact: true }).click();
    await expect(sidebar(page).getByText('handed on by bottleneck of cpu, memory')).toBeVisible();
    expect(await violations(page, SIDEBAR)).toEqual([]);
    if (process.env.SCREENSHOTS) {
      await sidebar(page).screenshot({ path: join(__dirname, `../../../docs/screenshots/cost-${theme}.png`) });
    }
  });
}

test('the keyboard alone reaches an owner and puts its explanation into the notebook', async ({ page, tmpPath }) => {
  await makeProject(page, tmpPath, PROJECT);
  await openNotebook(page);
  await focusSearch(page);
  await expect(costTab(page)).toBeVisible();
  await sidebar(page).getByRole('tab', { name: 'Search' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(costTab(page)).toBeFocused();
  await sidebar(page).getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(sidebar(page).getByRole('treeitem')).toHaveCount(3);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(sidebar(page).getByRole('treeitem', { name: 'Search' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => cellText(cells(page).last()))
    .toContain('%efficiency explain search --period 2026-03');
});

/** Makes two days of the example cloud in the notebook's folder, and trusts it: everything below is computed. */
const MAKE = `from datetime import date
from pathlib import Path
from workbench.examples.cloud import Days
from workbench.project import trust
from workbench.session.examples import make_cloud
made = make_cloud(Path.cwd(), lambda said: None, days=Days(date(2026, 2, 28), date(2026, 3, 1)))
trust(Path.cwd())
print(made.computed)`;

test('a question about a cost is answered with the cell that explains it, and the cell runs', async ({ page }) => {
  test.setTimeout(300000);
  await openNotebook(page);
  await page.notebook.setCell(0, 'code', MAKE);
  await page.notebook.selectCells(0);
  await runActiveCell(page, cells(page).first());
  await expect(outputs(cells(page).first())).toContainText("('2026-02', '2026-03')", { timeout: 120000 });
  await page.keyboard.press('Alt+Shift+Y');
  const question = sidebar(page).getByRole('textbox', { name: 'Your question' });
  const proposal = sidebar(page).getByRole('article', { name: 'Proposal' });
  const line = proposal.getByLabel('Proposed query').first();

  await test.step('the proposal says what it will show, how the words were read, and how sure it is', async () => {
    await question.fill('why did the bill of serch change in March?');
    await page.keyboard.press('Enter');
    await expect(line).toHaveText('%efficiency why search --period 2026-02 2026-03', { timeout: 60000 });
    await expect(proposal).toContainText('Why what search pays changed from 2026-02 to 2026-03');
    await expect(proposal).toContainText("'serch' is read as search.");
    await expect(proposal).toContainText('Confident');
    await expect(proposal.getByRole('group', { name: 'Change the query' })).toHaveCount(0);
    expect(await violations(page, SIDEBAR)).toEqual([]);
    if (process.env.SCREENSHOTS) {
      await sidebar(page).screenshot({ path: join(__dirname, '../../../docs/screenshots/cost-asked-light.png') });
    }
  });

  await test.step('it runs when the person says so, with its waterfall and its tables', async () => {
    await expect(cells(page)).toHaveCount(1);
    await proposal.getByRole('button', { name: 'Insert and run' }).first().click();
    const cell = cells(page).nth(2); // after the one that loads the magics
    await expect.poll(() => cellText(cell)).toBe('%efficiency why search --period 2026-02 2026-03');
    await expect(outputs(cell).locator('svg.marks').first()).toBeVisible({ timeout: 60000 });
    await expect(outputs(cell).last()).toContainText('The causes sum to the change exactly.');
  });

  await test.step('a follow-up asks how it was computed', async () => {
    await proposal.getByRole('button', { name: 'Ask a follow-up to this answer' }).click();
    await question.fill('how was this computed?');
    await page.keyboard.press('Enter');
    await expect(line).toHaveText('%efficiency explain search --period 2026-03');
  });

  await test.step('what may mean several things is asked back, and what is not there is declined', async () => {
    await question.fill('who owns kubernetes?');
    await page.keyboard.press('Enter');
    await expect(proposal).toContainText('A platform is several resources: which of them?');
    await expect(proposal.getByLabel('Proposed query')).toHaveCount(3);
    await question.fill('why did our bill jump in May 2024?');
    await page.keyboard.press('Enter');
    await expect(proposal).toContainText('2024-04 and 2024-05 are not published.');
  });
});
