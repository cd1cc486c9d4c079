package io.ecocredit.procedure.board;

import io.ecocredit.regulation.procedure.Step;

/**
 * How many cases a league has at a step.
 *
 * @param overdue how many of them wait for a filing or an answer that has not come in time
 */
public record Progress(String league, String leagueLabel, Step step, long cases, long overdue) {}
