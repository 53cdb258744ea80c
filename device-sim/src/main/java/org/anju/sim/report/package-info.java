/** Self-contained HTML: a page with its style, line plots and timelines as SVG. Nothing is fetched, so a report can be mailed. */
@NullMarked
package org.anju.sim.report;

import org.jspecify.annotations.NullMarked;
