/**
 * 智慧安防全植入, measured: a policy file says what a compound must have and how well it must work; the coverage consumer follows the journal
 * and accounts, per device, for how long it was known, online, in time and working; the assessment is a pure function of those facts and the
 * policy, and says for every point that is missing why. Acceptance reports keep the facts they were computed from.
 */
@NullMarked
package org.anju.gateway.coverage;

import org.jspecify.annotations.NullMarked;
