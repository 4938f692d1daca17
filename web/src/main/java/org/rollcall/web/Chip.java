package org.rollcall.web;

/**
 * A filter that is switched on and off by a link.
 *
 * @param word its style
 * @param count how many rows it finds
 * @param selected whether it is on
 * @param href the page with it switched
 */
public record Chip(String word, String label, long count, boolean selected, String href) {}
