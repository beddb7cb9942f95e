/**
 * Floor 4, the reports: each class renders a {@link dev.launchready.LaunchReport} its own way, and none of them knows a
 * concern. {@link dev.launchready.report.JsonReport} is the one that can be read back; the others are for people and
 * for the tools that people look at. All of them show the findings in the same order under the same numbers.
 */
@NullMarked
package dev.launchready.report;

import org.jspecify.annotations.NullMarked;
