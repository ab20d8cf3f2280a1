/** A conversation in the ask panel: follow-ups, parts changed by hand, steps taken back, a correction that holds. */
import { expect, test } from '@jupyterlab/galata';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import {
  SIDEBAR,
  THEMES,
  cellText,
  cells,
  openNotebook,
  outputs,
  runActiveCell,
  screenshot,
  setTheme,
  sidebar,
  violations
} from './workbench';

const question = (page: IJupyterLabPageFixture): Locator =>
  sidebar(page).getByRole('textbox', { name: 'Your question' });
const proposal = (page: IJupyterLabPageFixture): Locator => sidebar(page).getByRole('article', { name: 'Proposal' });
const query = (page: IJupyterLabPageFixture): Locator => proposal(page).getByLabel('Proposed query').first();

async function ask(page: IJupyterLabPageFixture, words: string, becomes: string): Promise<void> {
  await question(page).fill(words);
  await page.keyboard.press('Enter');
  await expect(query(page)).toHaveText(becomes, { timeout: 60000 });
}

async function followUp(page: IJupyterLabPageFixture, words: string, becomes: string): Promise<void> {
  await proposal(page).getByRole('button', { name: 'Ask a follow-up to this answer' }).click();
  await expect(question(page)).toBeFocused();
  await ask(page, words, becomes);
}

for (const theme of THEMES) {
  test(`a conversation, step by step and back (${theme})`, async ({ page }) => {
    test.setTimeout(180000);
    await openNotebook(page);
    await setTheme(page, theme);
    await page.keyboard.press('Alt+Shift+Y');
    await expect(question(page)).toBeFocused();
    const conversation = proposal(page).getByRole('navigation', { name: 'Conversation' });
    const parts = proposal(page).getByRole('group', { name: 'Change the query' });

    await test.step('a follow-up takes the place of what was there of the kind', async () => {
      await ask(page, 'how many flights by airline from JFK in July?', "flights\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013-07");
      await followUp(page, 'and cancellations', "flights, cancellations\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013-07");
      await expect(conversation.getByRole('listitem')).toHaveCount(2);
      await expect(proposal(page)).toContainText('It continues the query before.');
    });

    await test.step('a part of the query is changed by hand, and another taken away', async () => {
      await parts.getByRole('button', { name: '2013-07', exact: true }).click();
      await expect(parts.getByRole('group', { name: 'Instead of 2013-07:' })).toBeVisible();
      expect(await violations(page, SIDEBAR)).toEqual([]);
      await screenshot(page, `conversation-${theme}`);
      await parts.getByRole('button', { name: '2013', exact: true }).click();
      await expect(query(page)).toHaveText("flights, cancellations\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013");
      await expect(proposal(page)).toContainText('Changed by you');
      await parts.getByRole('button', { name: 'Remove Flights' }).click();
      await expect(query(page)).toHaveText("cancellations\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013");
      await expect(conversation.getByRole('listitem')).toHaveCount(4);
    });

    await test.step('each step is taken back', async () => {
      await conversation.getByRole('button', { name: 'Undo the last step' }).click();
      await expect(query(page)).toHaveText("flights, cancellations\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013");
      await conversation.getByRole('button', { name: /^how many flights/ }).click();
      await expect(query(page)).toHaveText("flights\nby carrier.name\nwhere origin.code = 'JFK'\nduring 2013-07");
      await expect(conversation).toHaveCount(0);
    });

    await test.step('questions are recalled with the arrow keys', async () => {
      await question(page).fill('');
      await page.keyboard.press('ArrowUp');
      await expect(question(page)).toHaveValue('and cancellations');
    });

    await test.step('why: the change is taken apart in a cell', async () => {
      await ask(page, 'why did cancellations rise in February?', 'cancellations\nduring 2013-02\ncompare to previous period');
      await sidebar(page).getByRole('button', { name: 'Insert', exact: true }).first().click();
      const cell = cells(page).nth(1);
      await expect.poll(() => cellText(cell)).toBe('%%why\ncancellations\nduring 2013-02\ncompare to previous period');
      await runActiveCell(page, cell);
      await expect(outputs(cell).locator('svg.marks')).toBeVisible();
      await expect(outputs(cell).last()).toContainText('Cancellations rose from 521 to 1,261');
      expect(await violations(page, '.jp-OutputArea-output')).toEqual([]);
      await outputs(cell).first().scrollIntoViewIfNeeded();
      await screenshot(page, `why-${theme}`);
    });
  });
}

/** A word that nobody has taught yet: what is learnt stays, and the test may run again. */
const untaught = (): string =>
  `shaky${[...String(Date.now())].map(digit => String.fromCharCode(97 + Number(digit))).join('')}`;

test('a question that was declined is taught, and its paraphrase is answered at once', async ({ page }) => {
  const word = untaught();
  await openNotebook(page);
  await page.keyboard.press('Alt+Shift+Y');
  await question(page).fill(`which airline is the most ${word}?`);
  await page.keyboard.press('Enter');
  await expect(proposal(page)).toContainText('I don’t know', { timeout: 60000 });
  await proposal(page).getByRole('button', { name: 'Say what is right' }).click();
  const right = proposal(page).getByRole('textbox', { name: 'What would have been right?' });
  await expect(right).toBeFocused();
  await right.fill('cancellation_rate by carier.name');
  await proposal(page).getByRole('button', { name: 'Send the correction' }).click();
  await expect(proposal(page).getByRole('alert')).toContainText("Did you mean 'carrier");
  await right.fill('cancellation_rate by carrier.name order by cancellation_rate desc limit 1');
  await proposal(page).getByRole('button', { name: 'Send the correction' }).click();
  await expect(proposal(page)).toContainText('the correction is remembered');
  expect(await violations(page, SIDEBAR)).toEqual([]);
  await ask(page, `most ${word} airline`, 'cancellation_rate\nby carrier.name\norder by cancellation_rate desc\nlimit 1');
});
