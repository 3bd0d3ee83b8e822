/**
 * The picture of why transactions can't have run one at a time: a box for each, with what it asked
 * and read, and an arrow with its reason to what comes after it. {@link
 * dev.contend.results.html.dependency.DependencyPicture} says where everything stands; a template
 * makes SVG of it.
 */
package dev.contend.results.html.dependency;
